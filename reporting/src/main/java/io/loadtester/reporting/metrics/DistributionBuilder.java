package io.loadtester.reporting.metrics;

import io.loadtester.common.result.LatencyHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Collects one of the measured times, hit by hit. For one thread. */
final class DistributionBuilder {

    // Records tell nanoseconds, so three digits hold for the fastest of hits, too, and for the slowest there is no
    // limit.
    private final Histogram histogram = new Histogram(LatencyHistogram.SIGNIFICANT_DIGITS);
    /** A histogram holds no more. */
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

    /** What was collected so far; goes on belonging to the builder, and null if it is nothing. */
    @Nullable
    Distribution orNull() {
        return histogram.getTotalCount() == 0 ? null : soFar();
    }

    /** What was collected so far; its histogram goes on belonging to the builder. */
    Distribution soFar() {
        boolean none = histogram.getTotalCount() == 0;
        return new Distribution(totalNanos, none ? 0 : minNanos, maxNanos, histogram, false);
    }
}
