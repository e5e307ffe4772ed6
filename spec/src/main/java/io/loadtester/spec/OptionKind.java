package io.loadtester.spec;

import java.util.Locale;

/** What an option's values look like to somebody who types them into a form. */
public enum OptionKind {
    /** True or false. */
    FLAG,
    /** A whole number within the option's range. */
    NUMBER,
    /** A duration like 1m30s. */
    DURATION,
    /** One of a few words. */
    CHOICE,
    /** One line of text. */
    TEXT,
    /** Text of several lines. May be a secret. */
    MULTILINE,
    /** A list of texts, one a line. May hold secrets. */
    LINES,
    /** Anything else, given as JSON. May hold secrets. */
    JSON;

    /** The name in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a value is one line of text that everybody may see. */
    boolean isPlain() {
        return compareTo(TEXT) <= 0;
    }
}
