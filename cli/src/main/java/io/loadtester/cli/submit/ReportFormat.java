package io.loadtester.cli.submit;

import java.util.Locale;

/** Forms of a report, in the words of the flag and of the master. */
enum ReportFormat {
    TEXT,
    JSON,
    CSV,
    HGRM,
    HTML,
    JUNIT,
    MARKDOWN;

    static final String WORDS = "text, json, csv, hgrm, html, junit or markdown";

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
