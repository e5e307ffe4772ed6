package io.loadtester.reporting.comparison;

import java.util.Arrays;

/**
 * The seconds of one test, all workers and targets of a second merged, in the layout that resampling needs: by bucket,
 * then by slot. A slot is one second, or a few of a test that is longer than an hour. Its arrays are not to be changed.
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
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them, and resampling adds millions of numbers.
    record Hits(long[] ended, long[] scheduled, long[] succeeded) {}

    /**
     * How many hits of which slot are in which bucket of response time.
     *
     * @param buckets the used ones, ascending
     * @param begins where the entries of each used bucket begin, and at last where they end
     * @param slots by entry
     * @param counts by entry
     */
    @SuppressWarnings("ArrayRecordComponent") // As above.
    record Entries(int[] buckets, int[] begins, int[] slots, int[] counts) {}

    /** How many slots there are. */
    int size() {
        return hits.ended().length;
    }

    /** Seconds in a slot. */
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
