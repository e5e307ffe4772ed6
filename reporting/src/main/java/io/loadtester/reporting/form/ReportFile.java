package io.loadtester.reporting.form;

import io.loadtester.reporting.report.Report;
import io.loadtester.reporting.report.SelectionView;
import java.util.Locale;

/** The file name of a report. */
public final class ReportFile {

    private static final int MAX_LENGTH = 60;

    private ReportFile() {}

    /** Such as report-checkout-10-20.csv; keeps letters and digits of any script. */
    public static String name(Report report, ReportFormat format) {
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
