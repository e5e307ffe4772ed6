package io.loadtester.cli.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the wrong part of a flag's value. Parsers report a field as a path, {@code --pacer.steps[2].duration}, which is
 * not a flag; users are shown the flag and, after a colon, the place within its value.
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
