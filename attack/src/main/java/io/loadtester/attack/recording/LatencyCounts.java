package io.loadtester.attack.recording;

import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.SparseHistogram;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Owned by whoever owns its cell. Latencies that were counted: as they are while they are few, in a histogram from then
 * on. With many targets each has few a second, and a histogram for milliseconds takes tens of kilobytes.
 */
final class LatencyCounts {

    /** So many take less room than any histogram of the common resolution. */
    static final int FEW = 1_024;

    private static final long[] NONE = {};

    /** Where many are expected there is room for times up to this beforehand, in nanoseconds. */
    private static final long USUAL_NANOS = 250_000_000;

    private long[] values = new long[32];
    private int size;
    private @Nullable IntCountsHistogram histogram;

    /** Counts that need not grow, even if they become many. */
    static LatencyCounts ofMany() {
        LatencyCounts counts = new LatencyCounts();
        counts.count(USUAL_NANOS);
        return counts;
    }

    /** @param nanos counted at the nearest end if it is out of the histogram's range */
    void record(long nanos) {
        long value = LatencyHistogram.clamp(nanos);
        if (histogram != null) {
            histogram.recordValue(value);
            return;
        }
        if (size == FEW) {
            counting().recordValue(value);
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    void add(LatencyCounts other) {
        if (other.histogram != null) {
            counting().add(other.histogram);
            return;
        }
        for (int i = 0; i < other.size; i++) {
            record(other.values[i]);
        }
    }

    /** What has grown stays so: the next second will need it, too. */
    void reset() {
        size = 0;
        if (histogram != null) {
            histogram.reset();
        }
    }

    /** Counts these in a histogram of the common resolution. */
    void addTo(Histogram sum) {
        if (histogram != null) {
            sum.add(histogram);
            return;
        }
        for (int i = 0; i < size; i++) {
            sum.recordValue(values[i]);
        }
    }

    /** What was counted; a few kilobytes where a histogram takes hundreds. */
    SparseHistogram toSparse() {
        return histogram == null ? SparseHistogram.of(Arrays.copyOf(values, size)) : SparseHistogram.of(histogram);
    }

    private IntCountsHistogram counting() {
        return histogram == null ? count(2 * LatencyHistogram.LOWEST_NANOS) : histogram;
    }

    /** From now on these are counted; the histogram grows past {@code highestNanos} when it has to. */
    private IntCountsHistogram count(long highestNanos) {
        IntCountsHistogram counting = new IntCountsHistogram(
                LatencyHistogram.LOWEST_NANOS, highestNanos, LatencyHistogram.SIGNIFICANT_DIGITS);
        counting.setAutoResize(true);
        for (int i = 0; i < size; i++) {
            counting.recordValue(values[i]);
        }
        size = 0;
        values = NONE;
        histogram = counting;
        return counting;
    }
}
