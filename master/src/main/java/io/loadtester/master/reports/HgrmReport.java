package io.loadtester.master.reports;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** HdrHistogram's percentile distribution of the response times of succeeded hits, in milliseconds, which its plotter reads. */
final class HgrmReport {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int TICKS_PER_HALVING = 5;

    private HgrmReport() {}

    /** The plotter passes over lines that begin with a number sign, wherever they stand. */
    static String of(Findings found) {
        Report report = found.report();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            if (report.outcome() != null) {
                comment(out, "Outcome", report.outcome().line());
            }
            comment(out, "Measurement", report.verdict().line());
            comment(out, "Complete", report.complete() ? "yes" : "no");
            comment(out, "Test", report.name());
            if (!report.selection().whole()) {
                comment(out, "Selection", report.selection().text());
            }
            found.responseTime().outputPercentileDistribution(out, TICKS_PER_HALVING, NANOS_PER_MILLI);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void comment(PrintStream out, String name, String text) {
        out.print("# " + name + ": " + OneLine.of(text) + "\n");
    }
}
