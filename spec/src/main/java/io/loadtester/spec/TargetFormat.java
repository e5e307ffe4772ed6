package io.loadtester.spec;

import java.util.Locale;

/** The format of targets. */
public enum TargetFormat {
    /** Detected from the first character. */
    AUTO,
    /** {@code METHOD URL} lines, each followed by its header lines. */
    HTTP,
    /** A sequence or an array of JSON objects. */
    JSON;

    /** The word for this format in JSON and flags. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InputException if there is no format of this name */
    public static TargetFormat parse(String field, String text) {
        for (TargetFormat format : values()) {
            if (format.word().equals(text.trim().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new InputException(field, "must be auto, http or json; got " + Excerpt.of(text));
    }
}
