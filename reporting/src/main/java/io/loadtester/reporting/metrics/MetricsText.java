package io.loadtester.reporting.metrics;

import io.loadtester.common.result.GoDuration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Vegeta's text report, byte for byte, with additional lines if the results contain more than Vegeta's. */
public final class MetricsText {

    private MetricsText() {}

    public static String of(Metrics metrics) {
        Counts counts = metrics.counts();
        TimeRange range = metrics.timeRange();
        TextTable table = new TextTable();
        AttackAccount account = metrics.account();
        if (account != null) {
            table.line("Measurement", account.verdict().line());
        }
        table.line(
                "Requests",
                "[total, rate, throughput]",
                metrics.requests() + ", " + decimal(metrics.rate()) + ", " + decimal(metrics.throughput()));
        table.line(
                "Duration",
                "[total, attack, wait]",
                durations(range.durationNanos() + range.waitNanos(), range.durationNanos(), range.waitNanos()));
        distribution(table, "Latencies", metrics.times().latency());
        if (metrics.tellMore() && metrics.times().failed().count() > 0) {
            distribution(table, "Succeeded", metrics.times().succeeded());
            distribution(table, "Failed", metrics.times().failed());
        }
        distribution(table, "Service Time", metrics.times().serviceTime());
        distribution(table, "First Byte", metrics.times().firstByte());
        distribution(table, "Start Delay", metrics.times().startDelay());
        table.line("Bytes In", "[total, mean]", counts.bytesIn() + ", " + decimal(metrics.meanBytesIn()));
        table.line("Bytes Out", "[total, mean]", counts.bytesOut() + ", " + decimal(metrics.meanBytesOut()));
        table.line("Success", "[ratio]", decimal(metrics.success() * 100) + "%");
        table.line("Status Codes", "[code:count]", counted(counts.statusCodes()));
        if (!counts.failures().isEmpty()) {
            table.line("Failures", "[kind:count]", counted(counts.failures()));
        }
        if (account != null) {
            table.line("Ledger", account.ledgerLine());
        }
        StringBuilder text = new StringBuilder(table.toString()).append("Error Set:\n");
        counts.errors().keySet().forEach(error -> text.append(error).append('\n'));
        return text.toString();
    }

    private static void distribution(TextTable table, String name, @Nullable Distribution of) {
        if (of != null) {
            table.line(
                    name,
                    "[min, mean, 50, 90, 95, 99, max]",
                    String.join(
                            ", ",
                            of.text(of.minNanos()),
                            of.meanText(),
                            of.text(of.nanosAt(50)),
                            of.text(of.nanosAt(90)),
                            of.text(of.nanosAt(95)),
                            of.text(of.nanosAt(99)),
                            of.text(of.maxNanos())));
        }
    }

    /** Two spaces after each count, including the last, as in Vegeta. */
    private static String counted(Map<?, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + ":" + count.getValue() + "  ")
                .collect(Collectors.joining());
    }

    private static String durations(long... nanos) {
        return Arrays.stream(nanos).mapToObj(GoDuration::rounded).collect(Collectors.joining(", "));
    }

    private static String decimal(double value) {
        return Decimals.fixed(value, 2);
    }
}
