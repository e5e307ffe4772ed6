package io.loadtester.reporting.comparison;

import java.util.Arrays;
import java.util.List;

/**
 * Computes the percentiles of all resamples in one pass over the buckets. Cumulative counts are kept for all resamples
 * in rows, which the processor can add many numbers at a time.
 */
final class ResampledPercentiles {

    /** The first resamples, which show roughly where the percentiles of the others lie. */
    private static final int SCOUTS = 50;

    private ResampledPercentiles() {}

    /**
     * Resolves single buckets only near the percentiles, which is exact and saves most of the work.
     *
     * @param figures percentiles, ascending
     * @param times how often a slot was drawn, by slot, then by resample
     * @return by figure, then by resample; nanoseconds, 0 for a resample without hits
     */
    static double[][] of(TestSeconds seconds, List<Figure> figures, int[][] times, int resamples) {
        if (resamples <= SCOUTS) {
            return inOnePass(seconds, figures, times, resamples);
        }
        Windows windows = Windows.around(inOnePass(seconds, figures, times, SCOUTS));
        while (true) {
            double[][] values = inOnePass(windows.mergeOutside(seconds), figures, times, resamples);
            if (windows.hold(values)) {
                return values;
            }
            windows = windows.wider();
        }
    }

    /** Sums over slots, by resample. */
    static long[] weighted(long[] bySlot, int[][] times, int resamples) {
        long[] sums = new long[resamples];
        for (int slot = 0; slot < bySlot.length; slot++) {
            for (int resample = 0; resample < resamples; resample++) {
                sums[resample] += bySlot[slot] * times[slot][resample];
            }
        }
        return sums;
    }

    private static double[][] inOnePass(TestSeconds seconds, List<Figure> figures, int[][] times, int resamples) {
        long[] hits = weighted(seconds.hits().ended(), times, resamples);
        long[][] ranks = new long[figures.size()][resamples];
        for (int figure = 0; figure < ranks.length; figure++) {
            for (int resample = 0; resample < resamples; resample++) {
                ranks[figure][resample] = rank(figures.get(figure).percentile(), hits[resample]);
            }
        }
        double[][] values = new double[figures.size()][resamples];
        int[] wanted = new int[resamples];
        long[] upTo = new long[resamples];
        int[] inBucket = new int[resamples];
        TestSeconds.Entries entries = seconds.entries();
        for (int used = 0; used < entries.buckets().length; used++) {
            Arrays.fill(inBucket, 0);
            for (int entry = entries.begins()[used]; entry < entries.begins()[used + 1]; entry++) {
                addTimes(inBucket, times[entries.slots()[entry]], entries.counts()[entry]);
            }
            long nanos = BucketIndex.highestNanos(entries.buckets()[used]);
            for (int resample = 0; resample < resamples; resample++) {
                upTo[resample] += inBucket[resample];
                while (wanted[resample] < ranks.length && upTo[resample] >= ranks[wanted[resample]][resample]) {
                    values[wanted[resample]++][resample] = nanos;
                }
            }
        }
        return values;
    }

    /** The rank of the percentile, counted from the fastest hit; as in histograms. */
    private static long rank(double percentile, long hits) {
        return Math.max(1, (long) Math.ceil(Math.nextDown(percentile) * hits / 100));
    }

    private static void addTimes(int[] sums, int[] times, int count) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += times[i] * count;
        }
    }
}
