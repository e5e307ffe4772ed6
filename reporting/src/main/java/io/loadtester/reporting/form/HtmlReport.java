package io.loadtester.reporting.form;

import io.loadtester.common.result.GoDuration;
import io.loadtester.reporting.report.Checks;
import io.loadtester.reporting.report.Findings;
import io.loadtester.reporting.report.OutcomeView;
import io.loadtester.reporting.report.Percentile;
import io.loadtester.reporting.report.Percentiles;
import io.loadtester.reporting.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as a single HTML file without scripts or network access. */
public final class HtmlReport {

    private static final List<Percentile> USUAL = Percentile.listOf(50, 90, 95, 99, 99.9);
    private static final String PAGE = "report.html";

    private final Findings found;
    private final Report report;
    private final List<Percentile> percentiles;
    private final StringBuilder html = new StringBuilder();

    private HtmlReport(Findings found) {
        this.found = found;
        this.report = found.report();
        this.percentiles = report.selection().percentilesOr(USUAL);
    }

    public static String of(Findings found) {
        String page =
                page().replace("<!--TITLE-->", Markup.escaped(found.report().name() + " · load test report"));
        int body = page.indexOf("<!--BODY-->");
        // Joined rather than replaced, so that texts are never treated as templates.
        return page.substring(0, body) + new HtmlReport(found).body() + page.substring(body + "<!--BODY-->".length());
    }

    private static String page() {
        try (InputStream in = HtmlReport.class.getResourceAsStream(PAGE)) {
            if (in == null) {
                throw new IOException("the template " + PAGE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String body() {
        header();
        html.append("<main>\n");
        tiles();
        charts();
        latencies();
        targets();
        workers();
        outcomes();
        html.append("</main>\n<footer>").append(Markup.escaped(ReportText.ledger(report)));
        html.append("<br>Test ").append(report.testId()).append("</footer>");
        return html.toString();
    }

    private void header() {
        html.append("<header>\n");
        OutcomeView outcome = report.outcome();
        if (outcome != null) {
            html.append("<div class=\"verdict ").append(tone(outcome)).append("\">Outcome: ");
            html.append(Markup.escaped(outcome.line())).append("</div>\n");
        }
        html.append("<div class=\"verdict ").append(report.verdict().status()).append("\">Measurement: ");
        html.append(Markup.escaped(report.verdict().line())).append("</div>\n");
        if (!report.complete()) {
            html.append("<div class=\"verdict invalid\">Results of the test are incomplete</div>\n");
        }
        html.append("<h1>").append(Markup.escaped(report.name())).append("</h1>\n<p>");
        html.append(report.state()).append(report.earliest() == null ? "" : ", from " + report.earliest());
        html.append(
                report.selection().whole()
                        ? ""
                        : " · only " + Markup.escaped(report.selection().text()));
        html.append("</p>\n</header>\n");
    }

    /** The CSS class: the page has classes for verdicts. */
    private static String tone(OutcomeView outcome) {
        return switch (outcome.kind()) {
            case "passed" -> "valid";
            case "failed" -> "invalid";
            default -> "degraded";
        };
    }

    private void tiles() {
        html.append("<dl>");
        tile("Requests", String.format(Locale.ROOT, "%,d", report.requests()));
        tile("Rate", String.format(Locale.ROOT, "%,.2f/s", report.rate()));
        tile("Throughput", String.format(Locale.ROOT, "%,.2f/s", report.throughput()));
        tile("Success", percent(report.success()));
        tile("Response time p50", time(report.responseTime().p50()));
        tile("Response time p99", time(report.responseTime().p99()));
        tile("Duration", GoDuration.rounded(report.duration()));
        html.append("</dl>\n");
    }

    private void tile(String name, String value) {
        html.append("<div><dt>").append(name).append("</dt><dd>").append(value).append("</dd></div>");
    }

    private void charts() {
        html.append("<div class=\"pair\">\n<section><h2>Response time over time</h2>\n<p>");
        keys("p50", "p99", "maximum");
        html.append("</p>\n").append(ReportCharts.overTime(found)).append("</section>\n");
        html.append("<section><h2>Latency by percentile</h2>\n<p>");
        keys("response time", "service time");
        html.append("</p>\n").append(ReportCharts.percentiles(report)).append("</section>\n</div>\n");
    }

    private void keys(String... names) {
        for (int i = 0; i < names.length; i++) {
            html.append("<span class=\"key\"><i style=\"background:var(--l")
                    .append(i)
                    .append(")\"></i>");
            html.append(names[i]).append("</span>");
        }
    }

    private void latencies() {
        HtmlTable table = new HtmlTable(heads("", List.of(), List.of()));
        table.row(times("Response time", List.of(), report.responseTime(), List.of()));
        if (report.failed() > 0) {
            table.row(times("Response time, failed", List.of(), report.failedResponseTime(), List.of()));
        }
        table.row(times("Service time", List.of(), report.serviceTime(), List.of()));
        table.row(times("First byte", List.of(), report.firstByteTime(), List.of()));
        table.row(times("Start delay", List.of(), report.startDelay(), List.of()));
        section("Times", table.html());
    }

    private void targets() {
        HtmlTable table =
                new HtmlTable(heads("Target", List.of("Requests", "Success"), List.of("Status codes:", "Failures:")));
        report.targets()
                .forEach(target -> table.row(times(
                        target.name(),
                        List.of(String.format(Locale.ROOT, "%,d", target.requests()), percent(target.success())),
                        target.responseTime(),
                        List.of(counts(target.statusCodes()), counts(target.failures())))));
        section("Targets", table.html());
    }

    private void workers() {
        HtmlTable table = new HtmlTable(heads("Worker", List.of("Scheduled", "Stored"), List.of("Reason:")));
        report.workers()
                .forEach(worker -> table.row(times(
                        worker.workerId(),
                        List.of(
                                String.format(
                                        Locale.ROOT, "%,d", worker.ledger().scheduled()),
                                String.format(
                                        Locale.ROOT, "%,d", worker.ledger().stored())),
                        worker.responseTime(),
                        List.of(worker.reason()))));
        section("Workers", table.html());
    }

    private void outcomes() {
        HtmlTable checks = new HtmlTable(List.of("Check", "Outcome", "Text:"));
        Checks.of(report)
                .forEach(
                        check -> checks.row(List.of(check.name(), check.passed() ? "passed" : "failed", check.text())));
        section("Checks", checks.html());
        if (!report.errors().isEmpty()) {
            section(
                    "Errors",
                    report.errors().stream()
                            .map(error -> "<li>" + Markup.escaped(error) + "</li>\n")
                            .collect(Collectors.joining("", "<ul>\n", "</ul>\n")));
        }
    }

    private void section(String title, String content) {
        html.append("<section><h2>")
                .append(title)
                .append("</h2>\n")
                .append(content)
                .append("</section>\n");
    }

    private List<String> heads(String first, List<String> before, List<String> after) {
        List<String> heads = new ArrayList<>(List.of(first));
        heads.addAll(before);
        heads.addAll(List.of("Min", "Mean"));
        percentiles.forEach(percentile -> heads.add("p" + percentile.label()));
        heads.add("Max");
        heads.addAll(after);
        return heads;
    }

    private List<String> times(String first, List<String> before, Percentiles of, List<String> after) {
        List<String> cells = new ArrayList<>(List.of(first));
        cells.addAll(before);
        cells.addAll(List.of(time(of.min()), of.meanText()));
        percentiles.forEach(percentile -> cells.add(time(of.at(percentile))));
        cells.add(time(of.max()));
        cells.addAll(after);
        return cells;
    }

    private static String time(long nanos) {
        return GoDuration.latency(nanos);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share * 100);
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + ": " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
