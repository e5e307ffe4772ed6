package io.loadtester.reporting.form;

import io.loadtester.reporting.report.Percentile;
import io.loadtester.reporting.report.Percentiles;
import io.loadtester.reporting.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A report as a CSV table (RFC 4180) for spreadsheets and scripts: a row for the total, then one for each target. Times
 * are milliseconds, of the hits that succeeded unless the column says failed.
 */
public final class CsvReport {

    private static final List<Percentile> USUAL = Percentile.listOf(50, 90, 95, 99, 99.9);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Characters with which a formula begins in spreadsheets. */
    private static final String BEGIN_OF_FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private final Report report;
    private final List<Percentile> percentiles;
    private final StringBuilder csv = new StringBuilder();

    private CsvReport(Report report) {
        this.report = report;
        this.percentiles = report.selection().percentilesOr(USUAL);
    }

    public static String of(Report report) {
        CsvReport table = new CsvReport(report);
        table.heading();
        table.row(
                "total",
                "",
                report.requests(),
                report.success(),
                report.responseTime(),
                report.failed(),
                report.failedResponseTime(),
                report.statusCodes(),
                report.failures());
        report.targets()
                .forEach(target -> table.row(
                        "target",
                        target.name(),
                        target.requests(),
                        target.success(),
                        target.responseTime(),
                        target.failed(),
                        target.failedResponseTime(),
                        target.statusCodes(),
                        target.failures()));
        return table.csv.toString();
    }

    private void heading() {
        List<String> names = new ArrayList<>(
                List.of("outcome", "verdict", "complete", "row", "target", "requests", "rate_per_second", "success"));
        names.addAll(List.of("mean_ms", "min_ms"));
        percentiles.forEach(percentile -> names.add("p" + percentile.label() + "_ms"));
        names.addAll(List.of("max_ms", "failed", "failed_mean_ms", "failed_max_ms", "status_codes", "failures"));
        line(names);
    }

    @SuppressWarnings("ParameterNumber")
    private void row(
            String kind,
            String target,
            long requests,
            double success,
            Percentiles latencies,
            long failed,
            Percentiles failedLatencies,
            Map<String, Long> statusCodes,
            Map<String, Long> failures) {
        double seconds = report.duration() / NANOS_PER_SECOND;
        List<String> cells = new ArrayList<>();
        cells.add(report.outcome() == null ? "" : report.outcome().kind());
        cells.add(text(report.verdict().line()));
        cells.add(String.valueOf(report.complete()));
        cells.add(kind);
        cells.add(text(target));
        cells.add(String.valueOf(requests));
        cells.add(decimal(seconds > 0 ? requests / seconds : requests));
        cells.add(decimal(success));
        cells.add(millis(latencies.mean()));
        cells.add(millis(latencies.min()));
        percentiles.forEach(percentile -> cells.add(millis(latencies.at(percentile))));
        cells.add(millis(latencies.max()));
        cells.add(String.valueOf(failed));
        cells.add(millis(failedLatencies.mean()));
        cells.add(millis(failedLatencies.max()));
        cells.add(text(counts(statusCodes)));
        cells.add(text(counts(failures)));
        line(cells);
    }

    private void line(List<String> cells) {
        csv.append(String.join(",", cells)).append("\r\n");
    }

    /** Quotes a cell so that it is neither split at commas nor run as a formula. */
    public static String text(String value) {
        String line = OneLine.of(value);
        boolean formula =
                !line.isBlank() && BEGIN_OF_FORMULA.indexOf(line.stripLeading().charAt(0)) >= 0;
        String safe = formula ? "'" + line : line;
        // Semicolons separate cells in locales with decimal commas.
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == ';');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + ":" + count.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.6f", nanos / NANOS_PER_MILLI);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
