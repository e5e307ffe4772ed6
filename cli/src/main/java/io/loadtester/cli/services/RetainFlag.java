package io.loadtester.cli.services;

import io.loadtester.spec.DurationParser;
import io.loadtester.spec.InputException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The flag for how long the per-second results of tests are kept. */
public final class RetainFlag {

    private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d");

    @Option(
            names = "--retain",
            paramLabel = "DURATION",
            description = "How long to keep per-second results after a test has ended, like 30d or 12h. Reports,"
                    + " by whole minutes, and time series stay. Deletes a week of tests at a time. Default:"
                    + " for ever [RETAIN]")
    private String retain = "";

    /** Adds the property if the flag was given. */
    public void addTo(Map<String, Object> properties) {
        if (!retain.isEmpty()) {
            properties.put("loadtester.retain", parse(retain).toString());
        }
    }

    private static Duration parse(String text) {
        Matcher days = DAYS.matcher(text.strip());
        Duration duration = days.matches()
                ? Duration.ofDays(Long.parseLong(days.group(1)))
                : DurationParser.parse("--retain", text);
        if (duration.isZero()) {
            throw new InputException("--retain", "must be above 0");
        }
        return duration;
    }
}
