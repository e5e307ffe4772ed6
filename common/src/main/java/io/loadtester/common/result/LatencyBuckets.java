package io.loadtester.common.result;

/**
 * How HdrHistogram divides the range of {@link LatencyHistogram} into buckets: in steps of 512 ns up to 1 ms, and twice
 * as wide with every doubling from there on.
 */
final class LatencyBuckets {

    /** The first steps are 2^9 ns wide: the largest power of two below the lowest value. */
    private static final int UNIT_MAGNITUDE = 9;

    private static final int SUB_BUCKETS = 2_048;
    private static final int HALF_SUB_BUCKETS = SUB_BUCKETS / 2;
    private static final int HALF_MAGNITUDE = 10;

    private LatencyBuckets() {}

    /** How many buckets a histogram up to this value has. */
    static int countUpTo(long highestNanos) {
        int doublings = 1;
        for (long beyond = (long) SUB_BUCKETS << UNIT_MAGNITUDE; beyond <= highestNanos; beyond <<= 1) {
            doublings++;
        }
        return (doublings + 1) * HALF_SUB_BUCKETS;
    }

    /** The lowest value of a bucket. */
    static long lowest(int index) {
        return index < SUB_BUCKETS
                ? (long) index << UNIT_MAGNITUDE
                : (long) ((index & (HALF_SUB_BUCKETS - 1)) + HALF_SUB_BUCKETS) << shift(index);
    }

    /** The highest value of a bucket. */
    static long highest(int index) {
        return lowest(index) + (1L << shift(index)) - 1;
    }

    /** The bucket of a value from 0 to {@link LatencyHistogram#HIGHEST_NANOS}. */
    static int index(long nanos) {
        int doublings =
                Math.max(0, Long.SIZE - UNIT_MAGNITUDE - HALF_MAGNITUDE - 1 - Long.numberOfLeadingZeros(nanos | 1));
        int sub = (int) (nanos >>> (doublings + UNIT_MAGNITUDE));
        return (doublings << HALF_MAGNITUDE) + sub;
    }

    private static int shift(int index) {
        return index < SUB_BUCKETS ? UNIT_MAGNITUDE : (index >> HALF_MAGNITUDE) - 1 + UNIT_MAGNITUDE;
    }
}
