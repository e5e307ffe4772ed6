package io.loadtester.cli.comparison;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Formats of a comparison, named as in the flag. */
public enum ComparisonFormat {
    TEXT,
    MARKDOWN,
    JSON;

    /** The master's answer in this format; ends with a line break. */
    public String print(JsonNode comparison) {
        return switch (this) {
            case TEXT -> new ComparisonText(comparison).text();
            case MARKDOWN -> new ComparisonText(comparison).markdown();
            case JSON -> comparison.toPrettyString() + "\n";
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
