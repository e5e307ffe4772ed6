package io.loadtester.cli.attack;

import io.loadtester.common.schedule.Pacer;
import io.loadtester.spec.DurationParser;
import io.loadtester.spec.InputException;
import io.loadtester.spec.PacerParser;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags for the rate and duration of an attack. */
final class RateFlags {

    /** The duration that 0 stands for: longer than any real attack. */
    static final Duration FOR_EVER = Duration.ofDays(365);

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "Hits per second or per other time unit: 500, 50/1s, 100/m; 0 for as fast as possible, with"
                    + " --max-in-flight. Default: 50/1s")
    private @Nullable String rate;

    @Option(
            names = "--pacer",
            paramLabel = "JSON",
            description = "A schedule instead of --rate: linear, sine, stepped, poisson; for instance"
                    + " '{\"type\": \"linear\", \"startRatePerSecond\": 10, \"slopePerSecond\": 5}'.")
    private @Nullable String pacer;

    @Option(
            names = "--duration",
            paramLabel = "DURATION",
            defaultValue = "0s",
            description = "How long to attack, like 10s, 1m30s or 2h; 0 for until Ctrl-C. Default: 0")
    private String duration = "0s";

    Pacer pacer() {
        if (pacer != null && rate != null) {
            throw new InputException("--pacer", "stands in for --rate; leave one of them out");
        }
        return pacer != null
                ? PacerParser.parse("--pacer", pacer)
                : PacerParser.ofRate("--rate", rate == null ? "50" : rate);
    }

    Duration duration() {
        Duration parsed = DurationParser.parse("--duration", duration);
        return parsed.isZero() ? FOR_EVER : parsed;
    }
}
