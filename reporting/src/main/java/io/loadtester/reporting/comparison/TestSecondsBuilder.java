package io.loadtester.reporting.comparison;

import io.loadtester.common.result.SparseHistogram;
import java.util.Arrays;

/**
 * Merges the measurements of a test's seconds. The first second, in which connections are opened, and a partial last
 * one are left out, because they are not typical. Seconds may come in any order; ascending order takes the least
 * memory. Mutable, used by one thread.
 */
public final class TestSecondsBuilder {

    /** How many seconds are left out at the beginning. */
    public static final int FIRST_SECOND = 1;

    /** One hour in seconds; longer tests have up to as many slots of several seconds. */
    static final int MAX_SLOTS = 3_600;

    private final int endSecond;
    private final int slotSeconds;
    private final long[] hits;
    private final long[] scheduled;
    private final long[] succeeded;
    private final long[] open = new long[BucketIndex.COUNT];
    private int openSlot;
    private int highestOpen = -1;
    private int entries;
    private int[] bucketOf = new int[1024];
    private int[] slotOf = new int[1024];
    private int[] countOf = new int[1024];

    /** @param wholeSeconds of the test */
    public TestSecondsBuilder(int wholeSeconds) {
        int seconds = Math.max(0, wholeSeconds - FIRST_SECOND);
        this.slotSeconds = Math.max(1, (seconds + MAX_SLOTS - 1) / MAX_SLOTS);
        int slots = seconds / slotSeconds;
        this.endSecond = FIRST_SECOND + slots * slotSeconds;
        this.hits = new long[slots];
        this.scheduled = new long[slots];
        this.succeeded = new long[slots];
    }

    /**
     * @param second of the test, from 0; ignored if it is one of those left out
     * @param responseTime of the hits that ended
     */
    public void add(int second, SparseHistogram responseTime, long scheduledHits, long succeededHits) {
        if (second < FIRST_SECOND || second >= endSecond) {
            return;
        }
        int slot = (second - FIRST_SECOND) / slotSeconds;
        if (slot != openSlot) {
            closeSlot();
            openSlot = slot;
        }
        responseTime.forEach((nanos, count) -> {
            int bucket = BucketIndex.ordinal(nanos);
            open[bucket] += count;
            highestOpen = Math.max(highestOpen, bucket);
        });
        hits[slot] += responseTime.total();
        scheduled[slot] += scheduledHits;
        succeeded[slot] += succeededHits;
    }

    /** The seconds added; do not use the builder afterwards. */
    public TestSeconds build() {
        closeSlot();
        int[] entriesOf = new int[BucketIndex.COUNT];
        for (int entry = 0; entry < entries; entry++) {
            entriesOf[bucketOf[entry]]++;
        }
        int used = (int) Arrays.stream(entriesOf).filter(number -> number > 0).count();
        int[] buckets = new int[used];
        int[] begins = new int[used + 1];
        int[] next = new int[BucketIndex.COUNT];
        int position = 0;
        for (int bucket = 0; bucket < BucketIndex.COUNT; bucket++) {
            if (entriesOf[bucket] > 0) {
                buckets[position] = bucket;
                next[bucket] = begins[position];
                begins[position + 1] = begins[position] + entriesOf[bucket];
                position++;
            }
        }
        int[] slots = new int[entries];
        int[] counts = new int[entries];
        for (int entry = 0; entry < entries; entry++) {
            int place = next[bucketOf[entry]]++;
            slots[place] = slotOf[entry];
            counts[place] = countOf[entry];
        }
        return new TestSeconds(
                slotSeconds,
                new TestSeconds.Hits(hits, scheduled, succeeded),
                new TestSeconds.Entries(buckets, begins, slots, counts));
    }

    private void closeSlot() {
        for (int bucket = 0; bucket <= highestOpen; bucket++) {
            if (open[bucket] > 0) {
                append(bucket, Math.toIntExact(open[bucket]));
                open[bucket] = 0;
            }
        }
        highestOpen = -1;
    }

    private void append(int bucket, int count) {
        if (entries == bucketOf.length) {
            int length = entries + entries / 2;
            bucketOf = Arrays.copyOf(bucketOf, length);
            slotOf = Arrays.copyOf(slotOf, length);
            countOf = Arrays.copyOf(countOf, length);
        }
        bucketOf[entries] = bucket;
        slotOf[entries] = openSlot;
        countOf[entries++] = count;
    }
}
