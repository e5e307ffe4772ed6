package io.loadtester.reporting.form;

import io.loadtester.reporting.metrics.PercentileText;
import io.loadtester.reporting.report.Findings;
import io.loadtester.reporting.report.Report;

/** The response times of succeeded hits as HdrHistogram's percentile distribution, in milliseconds, for its plotter. */
final class HgrmReport {

    private HgrmReport() {}

    /** Begins with comment lines, which the plotter skips. */
    static String of(Findings found) {
        Report report = found.report();
        StringBuilder out = new StringBuilder();
        if (report.outcome() != null) {
            comment(out, "Outcome", report.outcome().line());
        }
        comment(out, "Measurement", report.verdict().line());
        comment(out, "Complete", report.complete() ? "yes" : "no");
        comment(out, "Test", report.name());
        if (!report.selection().whole()) {
            comment(out, "Selection", report.selection().text());
        }
        return out.append(PercentileText.hgrm(found.responseTime())).toString();
    }

    private static void comment(StringBuilder out, String name, String text) {
        out.append("# ").append(name).append(": ").append(OneLine.of(text)).append('\n');
    }
}
