package io.loadtester.cli.submit;

import java.util.Locale;

/** Formats of a report, named as in the flag and the REST API. */
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
