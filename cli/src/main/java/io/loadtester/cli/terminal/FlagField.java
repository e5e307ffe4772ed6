package io.loadtester.cli.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in what was typed something is wrong. Readers of input name fields as paths, {@code --pacer.steps[2].duration};
 * there is no such flag, so people are told the flag and, after a colon, what of its value is meant.
 */
public final class FlagField {

    private static final Pattern PATH = Pattern.compile("(--[a-z0-9-]+)((?:\\.|\\[).*)");
    private static final Pattern ENTRY = Pattern.compile("\\[(\\d{1,9})](?:\\.(.*))?");

    private FlagField() {}

    /** {@code --pacer: steps[2].duration}; for the second of a repeated flag {@code --tag: entry 2}. */
    public static String words(String field) {
        Matcher path = PATH.matcher(field);
        if (!path.matches()) {
            return field;
        }
        String rest = path.group(2);
        Matcher entry = ENTRY.matcher(rest);
        if (entry.matches()) {
            String of = entry.group(2) == null ? "" : ", " + entry.group(2);
            return path.group(1) + ": entry " + (Integer.parseInt(entry.group(1)) + 1) + of;
        }
        return path.group(1) + ": " + (rest.startsWith(".") ? rest.substring(1) : rest);
    }
}
