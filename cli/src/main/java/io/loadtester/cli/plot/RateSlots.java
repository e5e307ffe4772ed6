package io.loadtester.cli.plot;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts hits by time slots, whose width grows with the time covered, in round steps. Not thread-safe. */
final class RateSlots {

    /** Each width divides the next. */
    private static final long[] WIDTHS_MILLIS = {
        100, 500, 1_000, 5_000, 10_000, 30_000, 60_000, 300_000, 600_000, 3_600_000, 86_400_000
    };

    private static final int MAX_SLOTS = 150;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Hits of a slot. */
    record Hits(long all, long failed) {

        Hits plus(Hits other) {
            return new Hits(all + other.all, failed + other.failed);
        }
    }

    private Map<Long, Hits> slots = new HashMap<>();
    private int step;

    /** @param nanos since the first hit; slightly negative for hits out of order */
    void add(long nanos, boolean failed) {
        slots.merge(Math.floorDiv(nanos, widthNanos()), new Hits(1, failed ? 1 : 0), Hits::plus);
        while (slots.size() > MAX_SLOTS && step < WIDTHS_MILLIS.length - 1) {
            widen();
        }
    }

    long widthNanos() {
        return WIDTHS_MILLIS[step] * NANOS_PER_MILLI;
    }

    /** Hits by slot number; empty slots are missing. */
    SortedMap<Long, Hits> slots() {
        return new TreeMap<>(slots);
    }

    private void widen() {
        long factor = WIDTHS_MILLIS[step + 1] / WIDTHS_MILLIS[step];
        Map<Long, Hits> wider = new HashMap<>();
        slots.forEach((slot, hits) -> wider.merge(Math.floorDiv(slot, factor), hits, Hits::plus));
        slots = wider;
        step++;
    }
}
