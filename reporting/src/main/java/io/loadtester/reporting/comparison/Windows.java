package io.loadtester.reporting.comparison;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The range in which each percentile is expected to lie in all resamples.
 *
 * @param low by percentile, in nanoseconds
 * @param high by percentile
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Windows(double[] low, double[] high) {

    /** Widens windows by at least a few buckets, for values that hardly vary. */
    private static final double LEAST_SHARE = 0.005;

    /** Windows several times as wide as the spread of these values. */
    static Windows around(double[][] values) {
        double[] low = Arrays.stream(values)
                .mapToDouble(row -> DoubleStream.of(row).min().orElse(0))
                .toArray();
        double[] high = Arrays.stream(values)
                .mapToDouble(row -> DoubleStream.of(row).max().orElse(0))
                .toArray();
        return new Windows(low, high).wider();
    }

    Windows wider() {
        double[] lower = low.clone();
        double[] higher = high.clone();
        for (int i = 0; i < low.length; i++) {
            double more = high[i] - low[i] + LEAST_SHARE * high[i];
            lower[i] -= more;
            higher[i] += more;
        }
        return new Windows(lower, higher);
    }

    boolean hold(double[][] values) {
        for (int i = 0; i < values.length; i++) {
            for (double value : values[i]) {
                if (value < low[i] || value > high[i]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The same hits, with all buckets between two windows merged into the highest of them. */
    TestSeconds mergeOutside(TestSeconds seconds) {
        TestSeconds.Entries of = seconds.entries();
        int used = of.buckets().length;
        int[] buckets = new int[used];
        int[] begins = new int[used + 1];
        int[] slots = new int[of.slots().length];
        int[] counts = new int[slots.length];
        long[] merged = new long[seconds.size()];
        int kept = 0;
        int entries = 0;
        for (int i = 0; i < used; i++) {
            boolean alone = isInside(BucketIndex.highestNanos(of.buckets()[i]));
            int begin = of.begins()[i];
            int end = of.begins()[i + 1];
            if (alone) {
                System.arraycopy(of.slots(), begin, slots, entries, end - begin);
                System.arraycopy(of.counts(), begin, counts, entries, end - begin);
                entries += end - begin;
            } else {
                for (int entry = begin; entry < end; entry++) {
                    merged[of.slots()[entry]] += of.counts()[entry];
                }
                if (i + 1 < used && !isInside(BucketIndex.highestNanos(of.buckets()[i + 1]))) {
                    continue;
                }
                for (int slot = 0; slot < merged.length; slot++) {
                    if (merged[slot] > 0) {
                        slots[entries] = slot;
                        counts[entries++] = Math.toIntExact(merged[slot]);
                        merged[slot] = 0;
                    }
                }
            }
            buckets[kept++] = of.buckets()[i];
            begins[kept] = entries;
        }
        return seconds.with(new TestSeconds.Entries(
                Arrays.copyOf(buckets, kept),
                Arrays.copyOf(begins, kept + 1),
                Arrays.copyOf(slots, entries),
                Arrays.copyOf(counts, entries)));
    }

    private boolean isInside(long nanos) {
        for (int i = 0; i < low.length; i++) {
            if (nanos >= low[i] && nanos <= high[i]) {
                return true;
            }
        }
        return false;
    }
}
