package io.loadtester.reporting.metrics;

import io.loadtester.common.result.LatencyHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Collects one of the measured times, hit by hit. Used by one thread. */
final class DistributionBuilder {

    // Result records have nanoseconds, so the fastest hits get three digits, too, and the slowest have no limit.
    private final Histogram histogram = new Histogram(LatencyHistogram.SIGNIFICANT_DIGITS);
    /** The highest value that fits into a histogram. */
    private static final long MOST_NANOS = Long.MAX_VALUE / 4;

    private long totalNanos;
    private long minNanos = Long.MAX_VALUE;
    private long maxNanos;

    void add(long nanos) {
        histogram.recordValue(Math.min(Math.max(nanos, 0), MOST_NANOS));
        totalNanos += nanos;
        minNanos = Math.min(minNanos, nanos);
        maxNanos = Math.max(maxNanos, nanos);
    }

    /** The distribution so far, whose histogram still belongs to this builder; null if nothing was added. */
    @Nullable
    Distribution orNull() {
        return histogram.getTotalCount() == 0 ? null : soFar();
    }

    /** The distribution so far, whose histogram still belongs to this builder. */
    Distribution soFar() {
        boolean none = histogram.getTotalCount() == 0;
        return new Distribution(totalNanos, none ? 0 : minNanos, maxNanos, histogram, false);
    }
}
