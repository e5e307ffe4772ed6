package io.loadtester.reporting.metrics;

import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Vegeta's JSON report, followed by keys of our own. The report of an attack begins with the verdict on its generator.
 */
public final class MetricsJson {

    private final LineBuffer json = new LineBuffer(2048);

    private MetricsJson() {}

    /** @param buckets latency buckets to count; null for none */
    public static String of(Metrics metrics, @Nullable Buckets buckets) {
        MetricsJson writer = new MetricsJson();
        writer.json.append('{');
        AttackAccount account = metrics.account();
        if (account != null) {
            writer.account(account);
        }
        writer.vegetas(metrics, buckets);
        writer.ours(metrics);
        return writer.json.append("}\n").toString();
    }

    /** Comes first, because it says whether the rest can be trusted. */
    private void account(AttackAccount account) {
        Verdict verdict = account.verdict();
        json.append("\"verdict\":{\"status\":").json(verdict.status().word());
        json.append(",\"reason\":").json(verdict.reason()).append('}');
        Ledger ledger = account.ledger();
        json.append(",\"ledger\":{\"scheduled\":").append(ledger.scheduled());
        json.append(",\"sent\":").append(ledger.sent());
        json.append(",\"waiting\":").append(ledger.waiting());
        json.append(",\"abandoned\":").append(ledger.abandoned());
        json.append(",\"skipped\":").append(ledger.skipped());
        json.append(",\"answered\":").append(ledger.answered());
        json.append(",\"unanswered\":").append(ledger.unanswered());
        json.append(",\"inFlight\":").append(ledger.inFlight());
        json.append("},\"resent\":").append(account.resent()).append(',');
    }

    private void vegetas(Metrics metrics, @Nullable Buckets buckets) {
        Counts counts = metrics.counts();
        TimeRange range = metrics.timeRange();
        json.append("\"latencies\":");
        distribution(metrics.times().latency());
        if (buckets != null) {
            json.append(",\"buckets\":");
            counted(buckets.lowerNanos(), metrics.in(buckets).hits());
        }
        bytes("bytes_in", counts.bytesIn(), metrics.meanBytesIn());
        bytes("bytes_out", counts.bytesOut(), metrics.meanBytesOut());
        json.append(",\"earliest\":").json(GoInstant.of(range.earliest()));
        json.append(",\"latest\":").json(GoInstant.of(range.latest()));
        json.append(",\"end\":").json(GoInstant.of(range.end()));
        json.append(",\"duration\":").append(range.durationNanos());
        json.append(",\"wait\":").append(range.waitNanos());
        json.append(",\"requests\":").append(metrics.requests());
        json.append(",\"rate\":").append(Decimals.shortest(metrics.rate()));
        json.append(",\"throughput\":").append(Decimals.shortest(metrics.throughput()));
        json.append(",\"success\":").append(Decimals.shortest(metrics.success()));
        json.append(",\"status_codes\":");
        counted(counts.statusCodes());
        json.append(",\"errors\":[");
        int written = 0;
        for (String error : counts.errors().keySet()) {
            (written++ == 0 ? json : json.append(',')).json(error);
        }
        json.append(']');
    }

    private void ours(Metrics metrics) {
        if (metrics.tellMore()) {
            json.append(",\"response_time\":");
            distribution(metrics.times().succeeded());
            json.append(",\"failed_response_time\":");
            distribution(metrics.times().failed());
        }
        Distribution serviceTime = metrics.times().serviceTime();
        if (serviceTime != null) {
            json.append(",\"service_time\":");
            distribution(serviceTime);
        }
        Distribution firstByte = metrics.times().firstByte();
        if (firstByte != null) {
            json.append(",\"first_byte_time\":");
            distribution(firstByte);
        }
        Distribution startDelay = metrics.times().startDelay();
        if (startDelay != null) {
            json.append(",\"start_delay\":");
            distribution(startDelay);
        }
        if (!metrics.counts().failures().isEmpty()) {
            json.append(",\"failures\":");
            counted(metrics.counts().failures());
        }
        if (!metrics.counts().errors().isEmpty()) {
            json.append(",\"error_counts\":");
            counted(metrics.counts().errors());
        }
    }

    private void distribution(Distribution of) {
        json.append("{\"total\":").append(of.totalNanos());
        json.append(",\"mean\":").append(of.meanNanos());
        json.append(",\"50th\":").append(of.nanosAt(50));
        json.append(",\"90th\":").append(of.nanosAt(90));
        json.append(",\"95th\":").append(of.nanosAt(95));
        json.append(",\"99th\":").append(of.nanosAt(99));
        json.append(",\"max\":").append(of.maxNanos());
        json.append(",\"min\":").append(of.minNanos());
        if (of.isClamped()) {
            json.append(",\"clamped_at\":").append(LatencyHistogram.HIGHEST_NANOS);
        }
        json.append('}');
    }

    private void bytes(String name, long total, double mean) {
        json.append(",\"").append(name).append("\":{\"total\":").append(total);
        json.append(",\"mean\":").append(Decimals.shortest(mean)).append('}');
    }

    private void counted(Map<?, Long> counts) {
        counted(List.copyOf(counts.keySet()), List.copyOf(counts.values()));
    }

    private void counted(List<?> keys, List<Long> counts) {
        json.append('{');
        for (int i = 0; i < keys.size(); i++) {
            (i == 0 ? json : json.append(',')).json(keys.get(i).toString());
            json.append(':').append(counts.get(i));
        }
        json.append('}');
    }
}
