package io.loadtester.reporting.form;

import io.loadtester.common.result.GoDuration;
import io.loadtester.reporting.report.Bytes;
import io.loadtester.reporting.report.LedgerView;
import io.loadtester.reporting.report.Percentile;
import io.loadtester.reporting.report.Percentiles;
import io.loadtester.reporting.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A report as text, in Vegeta's columns. */
public final class ReportText {

    private static final List<Percentile> USUAL = Percentile.listOf(50, 90, 95, 99);

    private ReportText() {}

    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        if (report.outcome() != null) {
            line(text, "Outcome", "", OneLine.of(report.outcome().line()));
        }
        line(text, "Measurement", "", report.verdict().line());
        if (!report.selection().whole()) {
            line(text, "Selection", "", report.selection().text());
        }
        List<Percentile> percentiles = report.selection().percentilesOr(USUAL);
        report.thresholds().forEach(threshold -> line(text, "Threshold", "", threshold.line()));
        line(
                text,
                "Requests",
                "[total, rate, throughput]",
                String.format(Locale.ROOT, "%d, %.2f, %.2f", report.requests(), report.rate(), report.throughput()));
        line(
                text,
                "Duration",
                "[total, attack, wait]",
                durations(
                        LongStream.of(report.duration() + report.waitNanos(), report.duration(), report.waitNanos())));
        percentiles(text, "Latencies", percentiles, report.latencies());
        if (report.failed() > 0) {
            percentiles(text, "Succeeded", percentiles, report.responseTime());
            percentiles(text, "Failed", percentiles, report.failedResponseTime());
        }
        percentiles(text, "Service Time", percentiles, report.serviceTime());
        percentiles(text, "First Byte", percentiles, report.firstByteTime());
        percentiles(text, "Start Delay", percentiles, report.startDelay());
        line(text, "Bytes In", "[total, mean]", bytes(report.bytesIn()));
        line(text, "Bytes Out", "[total, mean]", bytes(report.bytesOut()));
        line(text, "Success", "[ratio]", String.format(Locale.ROOT, "%.2f%%", report.success() * 100));
        line(text, "Status Codes", "[code:count]", counts(report.statusCodes()));
        if (!report.failures().isEmpty()) {
            line(text, "Failures", "[kind:count]", counts(report.failures()));
        }
        text.append("Error Set:\n");
        report.errors().forEach(error -> text.append(OneLine.of(error)).append('\n'));
        report.missing().forEach(missing -> line(text, "Missing", "", missing));
        line(text, "Ledger", "", ledger(report));
        return text.toString();
    }

    private static void percentiles(StringBuilder text, String name, List<Percentile> percentiles, Percentiles of) {
        String labels = percentiles.stream().map(Percentile::label).collect(Collectors.joining(", "));
        List<String> values = new ArrayList<>(List.of(GoDuration.latency(of.min()), of.meanText()));
        percentiles.forEach(percentile -> values.add(GoDuration.latency(of.at(percentile))));
        values.add(GoDuration.latency(of.max()));
        line(text, name, "[min, mean, " + labels + ", max]", String.join(", ", values));
    }

    /** Such as: scheduled 500 = answered 250 + abandoned 250; failed 250 (dns 250); stored 500; missing 0; complete. */
    public static String ledger(Report report) {
        LedgerView ledger = report.ledger();
        String resent = report.resent() == 0 ? "" : "; sent again " + number(report.resent());
        String kinds = report.failures().isEmpty()
                ? ""
                : report.failures().entrySet().stream()
                        .map(kind -> kind.getKey() + " " + number(kind.getValue()))
                        .collect(Collectors.joining(", ", "; failed " + number(report.failed()) + " (", ")"));
        return ledger.toLedger().line() + kinds + resent + "; stored "
                + number(ledger.stored()) + "; missing " + number(ledger.missing()) + "; "
                + (report.selection().whole() ? "" : "the test is ")
                + (report.complete() ? "complete" : "incomplete");
    }

    private static void line(StringBuilder text, String name, String columns, String values) {
        text.append(String.format(Locale.ROOT, columns.isEmpty() ? "%-14s%s" : "%-14s%-33s ", name, columns));
        text.append(OneLine.of(values)).append('\n');
    }

    private static String durations(LongStream nanos) {
        return nanos.mapToObj(GoDuration::rounded).collect(Collectors.joining(", "));
    }

    private static String bytes(Bytes bytes) {
        return String.format(Locale.ROOT, "%d, %.2f", bytes.total(), bytes.mean());
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + ":" + count.getValue())
                .collect(Collectors.joining("  "));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
