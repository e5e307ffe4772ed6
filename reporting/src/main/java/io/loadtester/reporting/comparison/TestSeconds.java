package io.loadtester.reporting.comparison;

import java.util.Arrays;

/**
 * The seconds of one test, merged over all workers and targets, in the layout that resampling needs: by bucket, then by
 * slot. A slot is one second, or a few if the test is longer than an hour. The arrays must not be changed.
 */
public final class TestSeconds {

    private final int slotSeconds;
    private final Hits hits;
    private final Entries entries;

    TestSeconds(int slotSeconds, Hits hits, Entries entries) {
        this.slotSeconds = slotSeconds;
        this.hits = hits;
        this.entries = entries;
    }

    /**
     * Hits by slot.
     *
     * @param ended those with a response time
     * @param succeeded those that succeeded
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; resampling adds millions of numbers.
    record Hits(long[] ended, long[] scheduled, long[] succeeded) {}

    /**
     * Hits by bucket of response time and slot.
     *
     * @param buckets the non-empty buckets, ascending
     * @param begins where the entries of each of these buckets begin; the last element is where they end
     * @param slots by entry
     * @param counts by entry
     */
    @SuppressWarnings("ArrayRecordComponent") // As above.
    record Entries(int[] buckets, int[] begins, int[] slots, int[] counts) {}

    /** The number of slots. */
    int size() {
        return hits.ended().length;
    }

    /** Seconds per slot. */
    int slotSeconds() {
        return slotSeconds;
    }

    Hits hits() {
        return hits;
    }

    Entries entries() {
        return entries;
    }

    long allHits() {
        return Arrays.stream(hits.ended()).sum();
    }

    long allScheduled() {
        return Arrays.stream(hits.scheduled()).sum();
    }

    /** The same hits in other buckets. */
    TestSeconds with(Entries others) {
        return new TestSeconds(slotSeconds, hits, others);
    }
}
