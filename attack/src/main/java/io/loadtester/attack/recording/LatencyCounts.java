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

    private long[] values = new long[32];
    private int size;
    private @Nullable IntCountsHistogram histogram;

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
        if (histogram == null) {
            IntCountsHistogram counting = new IntCountsHistogram(
                    LatencyHistogram.LOWEST_NANOS,
                    2 * LatencyHistogram.LOWEST_NANOS,
                    LatencyHistogram.SIGNIFICANT_DIGITS);
            counting.setAutoResize(true);
            for (int i = 0; i < size; i++) {
                counting.recordValue(values[i]);
            }
            size = 0;
            values = NONE;
            histogram = counting;
        }
        return histogram;
    }
}
