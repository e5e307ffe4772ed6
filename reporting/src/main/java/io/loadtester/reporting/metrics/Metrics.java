package io.loadtester.reporting.metrics;

import io.loadtester.common.result.Latencies;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a set of hits comes to, from their records or from merged histograms and counters.
 *
 * @param buckets hits by bucket, counted exactly; null when nobody asked for them beforehand
 * @param account what records do not tell; null when they are all there is
 */
public record Metrics(
        Times times,
        Counts counts,
        Span span,
        @Nullable BucketCounts buckets,
        @Nullable Account account) {

    private static final double NANOS_PER_SECOND = 1e9;

    /** From merged histograms, which belong to the metrics from now on, and counters. */
    public static Metrics of(Latencies latencies, Counts counts, Span span) {
        return new Metrics(Times.of(latencies), counts, span, null, null);
    }

    /** The same, by the one who attacked. */
    public Metrics with(Account ofAttack) {
        return new Metrics(times, counts, span, buckets, ofAttack);
    }

    /** Whether the results tell more than Vegeta's do, so that more may be said than Vegeta says. */
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
        return perSecond(requests(), span.durationNanos());
    }

    /** Successes per second, the time waited for the last of them included. */
    public double throughput() {
        return span.durationNanos() > 0
                ? perSecond(counts.successes(), span.durationNanos() + span.waitNanos())
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

    /** Hits in the given buckets: exact if they were asked for beforehand, else as exact as the histogram. */
    public BucketCounts in(Buckets asked) {
        return buckets != null && buckets.buckets().equals(asked)
                ? buckets
                : asked.countsOf(times.latency().histogram());
    }

    /** What must be said where times are shown; empty if they are all as they were. */
    public Optional<String> clampedNote() {
        return times.latency().isClamped()
                ? Optional.of("Note: what took longer than an hour is counted as an hour.")
                : Optional.empty();
    }

    private double mean(long total) {
        return requests() == 0 ? 0 : (double) total / requests();
    }

    private static double perSecond(long hits, long nanos) {
        return nanos > 0 ? hits / (nanos / NANOS_PER_SECOND) : hits;
    }
}
