package io.loadtester.cli.dlt;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identifies a dead letter by partition and offset, written {@code 0-17}. */
record LetterId(int partition, long offset) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    /** @throws CommandException if the text is not an id */
    static LetterId of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new CommandException(
                    ExitCode.USAGE, "not a dead letter's id as 'loadtester dlt list' shows it, such as 0-17: " + text);
        }
        return new LetterId(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
