package io.loadtester.reporting.metrics;

import io.loadtester.common.result.Latencies;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a set of hits, from result records or from merged histograms and counters.
 *
 * <pre>{@code
 * MetricsBuilder builder = new MetricsBuilder();
 * records.forEach(builder::add);
 * System.out.print(MetricsText.of(builder.soFar()));
 * }</pre>
 *
 * @param buckets hits by bucket, counted exactly; null if they were not requested beforehand
 * @param account what records do not contain; null if there are only records
 */
public record Metrics(
        Times times,
        Counts counts,
        TimeRange timeRange,
        @Nullable BucketCounts buckets,
        @Nullable AttackAccount account) {

    private static final double NANOS_PER_SECOND = 1e9;

    /** From merged histograms, of which it takes ownership, and counters. */
    public static Metrics of(Latencies latencies, Counts counts, TimeRange range) {
        return new Metrics(Times.of(latencies), counts, range, null, null);
    }

    /** A copy with the account of the process that attacked. */
    public Metrics with(AttackAccount ofAttack) {
        return new Metrics(times, counts, timeRange, buckets, ofAttack);
    }

    /** Whether the results contain more than Vegeta's, so that reports may show more. */
    public boolean tellMore() {
        return times.serviceTime() != null
                || times.startDelay() != null
                || !counts.failures().isEmpty();
    }

    public long requests() {
        return counts.requests();
    }

    /** Hits due per second. */
    public double rate() {
        return perSecond(requests(), timeRange.durationNanos());
    }

    /** Successes per second, over a time that includes waiting for the last response. */
    public double throughput() {
        return timeRange.durationNanos() > 0
                ? perSecond(counts.successes(), timeRange.durationNanos() + timeRange.waitNanos())
                : counts.successes();
    }

    /** Share of the hits that succeeded, 0 to 1. */
    public double success() {
        return mean(counts.successes());
    }

    public double meanBytesIn() {
        return mean(counts.bytesIn());
    }

    public double meanBytesOut() {
        return mean(counts.bytesOut());
    }

    /** Hits in the given buckets: exact if requested beforehand, otherwise at the histogram's resolution. */
    public BucketCounts in(Buckets asked) {
        return buckets != null && buckets.buckets().equals(asked)
                ? buckets
                : asked.countsOf(times.latency().histogram());
    }

    /** A note to show with the times; empty if none are clamped. */
    public Optional<String> clampedNote() {
        return times.latency().isClamped()
                ? Optional.of("Note: times over an hour are counted as an hour.")
                : Optional.empty();
    }

    private double mean(long total) {
        return requests() == 0 ? 0 : (double) total / requests();
    }

    private static double perSecond(long hits, long nanos) {
        return nanos > 0 ? hits / (nanos / NANOS_PER_SECOND) : hits;
    }
}
