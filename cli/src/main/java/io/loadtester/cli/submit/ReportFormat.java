package io.loadtester.cli.submit;

import java.util.Locale;

/** Forms of a report, in the words of the flag and of the master. */
enum ReportFormat {
    TEXT,
    JSON;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
