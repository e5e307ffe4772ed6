package io.loadtester.master.reports;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.ContentDisposition;

/** What a report is called when it is kept as a file. */
final class ReportFile {

    private static final int MAX_LENGTH = 60;

    private ReportFile() {}

    /**
     * A file to be kept, not shown in place: a page with somebody's texts in it shall not become one of the master's
     * own.
     */
    static ContentDisposition disposition(Report report, ReportFormat format) {
        return ContentDisposition.attachment()
                .filename(name(report, format), StandardCharsets.UTF_8)
                .build();
    }

    /** Such as report-checkout-10-20.csv, of letters and digits of any script. */
    static String name(Report report, ReportFormat format) {
        String words = report.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        String cut = words.substring(
                0, words.offsetByCodePoints(0, Math.min(MAX_LENGTH, words.codePointCount(0, words.length()))));
        String trimmed = cut.replaceAll("^-|-$", "");
        SelectionView selection = report.selection();
        String window = selection.whole() ? "" : "-" + selection.from() + "-" + selection.to();
        return "report-" + (trimmed.isEmpty() ? report.testId().toString() : trimmed) + window + "."
                + format.fileEnding();
    }
}
