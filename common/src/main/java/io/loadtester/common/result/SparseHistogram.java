package io.loadtester.common.result;

import java.util.Arrays;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A latency histogram without its empty buckets: a few kilobytes instead of hundreds, merged in one pass. Immutable.
 */
public final class SparseHistogram {

    public static final SparseHistogram NONE = new SparseHistogram(new int[0], new long[0], 0);

    private static final int FIRST_CAPACITY = 64;

    /** A wider step has four buckets. */
    private static final int STEP_MASK = 3;

    /** Of the non-empty buckets, ascending; only the first {@code size} elements are used. */
    private final int[] indexes;

    private final long[] counts;
    private final int size;
    private final long total;

    private SparseHistogram(int[] indexes, long[] counts, int size) {
        this.indexes = indexes;
        this.counts = counts;
        this.size = size;
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += counts[i];
        }
        this.total = sum;
    }

    private static final class Builder implements EncodedHistogram.Reader {
        private int[] indexes = new int[FIRST_CAPACITY];
        private long[] counts = new long[FIRST_CAPACITY];
        private int size;

        @Override
        public void count(int index, long count) {
            if (size == indexes.length) {
                indexes = Arrays.copyOf(indexes, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            indexes[size] = index;
            counts[size++] = count;
        }

        SparseHistogram build() {
            return new SparseHistogram(indexes, counts, size);
        }
    }

    /**
     * Decodes what {@link LatencyHistogram#encode} wrote.
     *
     * @throws IllegalArgumentException if the bytes are not such a histogram
     */
    static SparseHistogram decode(byte[] bytes) {
        Builder builder = new Builder();
        EncodedHistogram.read(bytes, builder);
        return builder.build();
    }

    /** A copy of a histogram of the common resolution. */
    public static SparseHistogram of(AbstractHistogram histogram) {
        Builder builder = new Builder();
        for (HistogramIterationValue value : histogram.recordedValues()) {
            builder.count(LatencyBuckets.index(value.getValueIteratedTo()), value.getCountAtValueIteratedTo());
        }
        return builder.build();
    }

    /** @param nanos from 0 to {@link LatencyHistogram#HIGHEST_NANOS}, in any order; sorted in place */
    public static SparseHistogram of(long[] nanos) {
        Arrays.sort(nanos);
        Builder builder = new Builder();
        for (int from = 0, to; from < nanos.length; from = to) {
            int index = LatencyBuckets.index(nanos[from]);
            long highest = LatencyBuckets.highest(index);
            to = from + 1;
            while (to < nanos.length && nanos[to] <= highest) {
                to++;
            }
            builder.count(index, to - from);
        }
        return builder.build();
    }

    /** V2 compressed form; empty if there are no values. */
    byte[] encode() {
        return EncodedHistogram.write(indexes, counts, size);
    }

    /** The number of values. */
    public long total() {
        return total;
    }

    /** The values of both. */
    public SparseHistogram plus(SparseHistogram other) {
        if (size == 0 || other.size == 0) {
            return size == 0 ? other : this;
        }
        int[] mergedIndexes = new int[size + other.size];
        long[] mergedCounts = new long[size + other.size];
        int merged = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < size || theirs < other.size) {
            int myIndex = mine < size ? indexes[mine] : Integer.MAX_VALUE;
            int theirIndex = theirs < other.size ? other.indexes[theirs] : Integer.MAX_VALUE;
            mergedIndexes[merged] = Math.min(myIndex, theirIndex);
            mergedCounts[merged++] =
                    (myIndex <= theirIndex ? counts[mine++] : 0) + (theirIndex <= myIndex ? other.counts[theirs++] : 0);
        }
        return new SparseHistogram(mergedIndexes, mergedCounts, merged);
    }

    /**
     * A subset of the given size with the same distribution: each bucket's share, rounded by at most one.
     * Deterministic.
     *
     * @param wanted from 0 to {@link #total()}
     */
    SparseHistogram part(long wanted) {
        Builder builder = new Builder();
        long seen = 0;
        long taken = 0;
        for (int i = 0; i < size; i++) {
            seen += counts[i];
            long takenByNow = (long) Math.floor((double) wanted * seen / total);
            if (seen == total) {
                takenByNow = wanted;
            }
            if (takenByNow > taken) {
                builder.count(indexes[i], takenByNow - taken);
                taken = takenByNow;
            }
        }
        return builder.build();
    }

    /**
     * The same values in steps four times as wide, each rounded up to the highest of its step. The largest value stays
     * exact, so that no time seems longer than another that includes it. Takes about two thirds of the space when
     * encoded.
     */
    public SparseHistogram inWiderSteps() {
        Builder builder = new Builder();
        int last = size == 0 ? 0 : indexes[size - 1];
        for (int i = 0, next; i < size; i = next) {
            int index = Math.min(indexes[i] | STEP_MASK, last);
            long count = 0;
            for (next = i; next < size && indexes[next] <= index; next++) {
                count += counts[next];
            }
            builder.count(index, count);
        }
        return builder.build();
    }

    /** These values without the other's, which must be a subset. */
    SparseHistogram minus(SparseHistogram other) {
        Builder builder = new Builder();
        int theirs = 0;
        for (int i = 0; i < size; i++) {
            long left = counts[i];
            if (theirs < other.size && other.indexes[theirs] == indexes[i]) {
                left -= other.counts[theirs++];
            }
            if (left > 0) {
                builder.count(indexes[i], left);
            }
        }
        return builder.build();
    }

    /** Receives counts. */
    public interface Reader {

        /** @param nanos the highest value of a bucket */
        void count(long nanos, long count);
    }

    /** Passes every non-empty bucket to the reader, in ascending order. */
    public void forEach(Reader reader) {
        for (int i = 0; i < size; i++) {
            reader.count(LatencyBuckets.highest(indexes[i]), counts[i]);
        }
    }

    /** Merges these values into a histogram. */
    public void addTo(Histogram histogram) {
        for (int i = 0; i < size; i++) {
            histogram.recordValueWithCount(LatencyBuckets.highest(indexes[i]), counts[i]);
        }
    }

    /** A new histogram, no larger than its values need; owned by the caller. */
    public Histogram toHistogram() {
        Histogram histogram = LatencyHistogram.growing();
        addTo(histogram);
        return histogram;
    }

    /** As in HdrHistogram: the highest value of the bucket; 0 if there are no values. */
    public long valueAtPercentile(double percentile) {
        double wanted = Math.min(Math.max(Math.nextAfter(percentile, Double.NEGATIVE_INFINITY), 0), 100);
        long rank = Math.max(1, (long) Math.ceil(wanted * total / 100));
        long seen = 0;
        for (int i = 0; i < size; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return percentile == 0 ? LatencyBuckets.lowest(indexes[i]) : LatencyBuckets.highest(indexes[i]);
            }
        }
        return 0;
    }

    /** The highest value of the last bucket; 0 if there are no values. */
    public long max() {
        return size == 0 ? 0 : LatencyBuckets.highest(indexes[size - 1]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SparseHistogram that
                && total == that.total
                && Arrays.equals(indexes, 0, size, that.indexes, 0, that.size)
                && Arrays.equals(counts, 0, size, that.counts, 0, that.size);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(total);
    }

    @Override
    public String toString() {
        return total + " latencies";
    }
}
