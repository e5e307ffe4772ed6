package io.loadtester.attack.recording;

import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.SparseHistogram;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Recorded latencies: a plain array while they are few, a histogram from then on. With many targets, each has few
 * latencies a second, and a histogram that covers milliseconds takes tens of kilobytes. Owned by the owner of its cell.
 */
final class LatencyCounts {

    /** Up to this many values take less memory than any histogram of the common resolution. */
    static final int FEW = 1_024;

    private static final long[] NONE = {};

    /** Where many values are expected, the histogram covers latencies up to this from the start. */
    private static final long USUAL_NANOS = 250_000_000;

    private long[] values = new long[32];
    private int size;
    private @Nullable IntCountsHistogram histogram;

    /** Creates counts that need not grow for many values of usual latency. */
    static LatencyCounts ofMany() {
        LatencyCounts counts = new LatencyCounts();
        counts.count(USUAL_NANOS);
        return counts;
    }

    /** @param nanos clamped to the histogram's range */
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

    /** Keeps the memory: the next second will need it again. */
    void reset() {
        size = 0;
        if (histogram != null) {
            histogram.reset();
        }
    }

    /** Adds these values to a histogram of the common resolution. */
    void addTo(Histogram sum) {
        if (histogram != null) {
            sum.add(histogram);
            return;
        }
        for (int i = 0; i < size; i++) {
            sum.recordValue(values[i]);
        }
    }

    /** A compact copy: a few kilobytes instead of hundreds for a histogram. */
    SparseHistogram toSparse() {
        return histogram == null ? SparseHistogram.of(Arrays.copyOf(values, size)) : SparseHistogram.of(histogram);
    }

    private IntCountsHistogram counting() {
        return histogram == null ? count(2 * LatencyHistogram.LOWEST_NANOS) : histogram;
    }

    /** Switches from the array to a histogram, which grows beyond {@code highestNanos} if necessary. */
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
