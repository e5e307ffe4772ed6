package io.loadtester.reporting.form;

import io.loadtester.common.result.GoDuration;
import io.loadtester.reporting.report.CheckOutcome;
import io.loadtester.reporting.report.Checks;
import io.loadtester.reporting.report.OutcomeView;
import io.loadtester.reporting.report.Percentile;
import io.loadtester.reporting.report.Percentiles;
import io.loadtester.reporting.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as Markdown with a table, for pull requests. */
public final class MarkdownReport {

    private static final List<Percentile> USUAL = Percentile.listOf(50, 95, 99);

    private final Report report;
    private final List<Percentile> percentiles;
    private final StringBuilder markdown = new StringBuilder();

    private MarkdownReport(Report report) {
        this.report = report;
        this.percentiles = report.selection().percentilesOr(USUAL);
    }

    public static String of(Report report) {
        return new MarkdownReport(report).text();
    }

    private String text() {
        OutcomeView outcome = report.outcome();
        if (outcome != null) {
            markdown.append("**").append(outcome.words()).append("**: ");
            markdown.append(code(outcome.sentence())).append("\n\n");
        }
        markdown.append("**Measurement: ").append(report.verdict().status()).append("**");
        markdown.append(
                report.verdict().reason().isEmpty()
                        ? ""
                        : ": " + code(report.verdict().reason()));
        markdown.append(report.complete() ? " · results complete" : " · **results incomplete**")
                .append("\n\n");
        markdown.append("Load test ").append(code(report.name()));
        markdown.append(String.format(
                Locale.ROOT,
                ", %s: %.2f hits per second for %s",
                report.state(),
                report.rate(),
                GoDuration.rounded(report.duration())));
        markdown.append(
                        report.selection().whole()
                                ? ""
                                : ", " + code(report.selection().text()))
                .append("\n\n");
        table();
        failedChecks();
        markdown.append("\n").append(code(ReportText.ledger(report))).append("\n");
        return markdown.toString();
    }

    private void table() {
        List<String> heads = new ArrayList<>(List.of("Target", "Requests", "Success"));
        percentiles.forEach(percentile -> heads.add("p" + percentile.label()));
        heads.addAll(List.of("Max", "Failures"));
        row(heads);
        row(heads.stream()
                .map(head -> head.equals("Target") || head.equals("Failures") ? "---" : "---:")
                .toList());
        report.targets()
                .forEach(target -> row(
                        code(target.name()),
                        target.requests(),
                        target.success(),
                        target.responseTime(),
                        target.failures()));
        row("**Total**", report.requests(), report.success(), report.responseTime(), report.failures());
    }

    private void row(String name, long requests, double success, Percentiles latencies, Map<String, Long> failures) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        cells.add(String.format(Locale.ROOT, "%,d", requests));
        cells.add(String.format(Locale.ROOT, "%.2f%%", success * 100));
        percentiles.forEach(percentile -> cells.add(GoDuration.latency(latencies.at(percentile))));
        cells.add(GoDuration.latency(latencies.max()));
        cells.add(failures.entrySet().stream()
                .map(failure -> code(failure.getKey()) + " " + failure.getValue())
                .collect(Collectors.joining(", ")));
        row(cells);
    }

    private void row(List<String> cells) {
        markdown.append(cells.stream().map(MarkdownReport::cell).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private void failedChecks() {
        List<CheckOutcome> failed =
                Checks.of(report).stream().filter(check -> !check.passed()).toList();
        markdown.append(failed.isEmpty() ? "" : "\nDid not pass:\n\n");
        failed.forEach(check -> markdown.append("- ")
                .append(code(check.name()))
                .append(": ")
                .append(code(check.text()))
                .append("\n"));
    }

    /** Escapes bars, which would end a cell even within a code span. */
    public static String cell(String markdown) {
        return markdown.replace("|", "\\|");
    }

    /**
     * Untrusted text as a code span, in which nothing is markup, a mention or a link; enclosed in more backticks than
     * the text has in a row.
     */
    public static String code(String text) {
        String line = OneLine.of(text);
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String padding = line.isBlank() || line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + padding + line + padding + fence;
    }
}
