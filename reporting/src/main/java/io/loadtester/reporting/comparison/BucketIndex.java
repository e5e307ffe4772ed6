package io.loadtester.reporting.comparison;

import io.loadtester.common.result.LatencyHistogram;

/** Numbers the buckets of a {@link LatencyHistogram} from 0 in ascending order, without gaps. */
final class BucketIndex {

    private static final int UNIT_BITS = 63 - Long.numberOfLeadingZeros(LatencyHistogram.LOWEST_NANOS);
    private static final int HALF_BITS = 10;

    static final int COUNT = ordinal(LatencyHistogram.HIGHEST_NANOS) + 1;

    private BucketIndex() {}

    /** @param nanos at most {@link LatencyHistogram#HIGHEST_NANOS} */
    static int ordinal(long nanos) {
        long units = nanos >> UNIT_BITS;
        int shift = Math.max(0, 63 - HALF_BITS - Long.numberOfLeadingZeros(units | 1));
        return (shift << HALF_BITS) + (int) (units >> shift);
    }

    /** The highest value of a bucket, which histograms report as a percentile. */
    static long highestNanos(int ordinal) {
        int shift = Math.max(0, (ordinal >> HALF_BITS) - 1);
        long units = ordinal - ((long) shift << HALF_BITS);
        return ((units + 1) << (shift + UNIT_BITS)) - 1;
    }
}
