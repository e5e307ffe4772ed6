package io.loadtester.master.reports;

import io.loadtester.common.result.GoDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as text, in the columns that Vegeta's users know. */
final class ReportText {

    private ReportText() {}

    static String of(Report report) {
        StringBuilder text = new StringBuilder();
        line(text, "Verdict", "", report.verdict().status());
        report.verdict().reasons().forEach(reason -> line(text, "", "", reason));
        line(
                text,
                "Requests",
                "[total, rate, throughput]",
                String.format(Locale.ROOT, "%d, %.2f, %.2f", report.requests(), report.rate(), report.throughput()));
        line(
                text,
                "Duration",
                "[total, attack, wait]",
                durations(report.duration() + report.waitNanos(), report.duration(), report.waitNanos()));
        percentiles(text, "Latencies", report.latencies());
        percentiles(text, "Service Time", report.serviceTime());
        percentiles(text, "Start Delay", report.startDelay());
        line(text, "Bytes In", "[total, mean]", bytes(report.bytesIn()));
        line(text, "Bytes Out", "[total, mean]", bytes(report.bytesOut()));
        line(text, "Success", "[ratio]", String.format(Locale.ROOT, "%.2f%%", report.success() * 100));
        line(text, "Status Codes", "[code:count]", counts(report.statusCodes()));
        if (!report.failures().isEmpty()) {
            line(text, "Failures", "[kind:count]", counts(report.failures()));
        }
        text.append("Error Set:\n");
        report.errors().forEach(error -> text.append(error).append('\n'));
        report.missing().forEach(missing -> line(text, "Missing", "", missing));
        line(text, "Ledger", "", ledger(report));
        return text.toString();
    }

    private static void percentiles(StringBuilder text, String name, Percentiles of) {
        line(
                text,
                name,
                "[min, mean, 50, 90, 95, 99, max]",
                durations(of.min(), of.mean(), of.p50(), of.p90(), of.p95(), of.p99(), of.max()));
    }

    /** Such as: scheduled 500 = done 250 + abandoned 250 (dns 250); stored 500; missing 0; complete. */
    static String ledger(Report report) {
        LedgerView ledger = report.ledger();
        List<String> terms = new ArrayList<>();
        terms.add("done " + number(ledger.done()));
        term(terms, "failed", ledger.failed());
        term(terms, "abandoned", ledger.abandoned());
        term(terms, "in flight", ledger.inFlight());
        term(terms, "waiting", ledger.waiting());
        String kinds = report.failures().isEmpty()
                ? ""
                : report.failures().entrySet().stream()
                        .map(kind -> kind.getKey() + " " + number(kind.getValue()))
                        .collect(Collectors.joining(", ", " (", ")"));
        return "scheduled " + number(ledger.scheduled()) + " = " + String.join(" + ", terms) + kinds + "; stored "
                + number(ledger.stored()) + "; missing " + number(ledger.missing()) + "; "
                + (report.complete() ? "complete" : "incomplete");
    }

    private static void term(List<String> terms, String name, long hits) {
        if (hits != 0) {
            terms.add(name + " " + number(hits));
        }
    }

    private static void line(StringBuilder text, String name, String columns, String values) {
        text.append(String.format(Locale.ROOT, columns.isEmpty() ? "%-14s%s" : "%-14s%-34s", name, columns));
        text.append(values).append('\n');
    }

    private static String durations(long... nanos) {
        List<String> texts = new ArrayList<>();
        for (long one : nanos) {
            texts.add(GoDuration.rounded(one));
        }
        return String.join(", ", texts);
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
