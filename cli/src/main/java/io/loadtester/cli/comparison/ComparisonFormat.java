package io.loadtester.cli.comparison;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Forms of a comparison, in the words of the flag. */
public enum ComparisonFormat {
    TEXT,
    MARKDOWN,
    JSON;

    /** The master's answer in this form; ends with a line end. */
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
