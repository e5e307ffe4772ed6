package io.loadtester.attack.pacing;

import io.loadtester.common.schedule.ArrivalSchedule;
import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.UnpacedPacer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Owned by one event loop. Which hits of a worker this loop releases, and when: of every {@code stride} hits of each
 * epoch the one at {@code first}. A cursor stands on the next of them.
 *
 * <p>A timetable may be {@linkplain #isUnpaced() unpaced}: then a hit is due whenever there is room for one, and only
 * who releases hits knows when that is.
 */
public final class Timetable {

    /** {@link #nextDueNanos()} when no hit is left. */
    public static final long NONE = ArrivalSchedule.NEVER;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Extent extent;
    private final long endNanos;
    private final boolean unpaced;
    private final int first;
    private final int stride;
    private final Deque<EpochHits> later = new ArrayDeque<>();

    private EpochHits current;
    private int lastEpoch;
    private long hit;
    private long released;
    private long nextDueNanos;
    private boolean ended;

    /**
     * @param first this loop's place among the loops, from 0
     * @param stride how many loops there are
     */
    public Timetable(Extent extent, int first, int stride, Epoch epoch) {
        this.extent = extent;
        this.endNanos = extent.endNanos();
        this.unpaced = extent.pacer() instanceof UnpacedPacer;
        this.first = first;
        this.stride = stride;
        this.current = hitsOf(epoch);
        this.lastEpoch = epoch.number();
        this.hit = first;
        look();
    }

    /** A timetable that only time ends. */
    public Timetable(Pacer pacer, long durationNanos, int first, int stride, Epoch epoch) {
        this(new Extent(pacer, durationNanos, 0), first, stride, epoch);
    }

    /** Whether a hit is due whenever there is room for one, rather than at an instant known before. */
    public boolean isUnpaced() {
        return unpaced;
    }

    /**
     * Nanoseconds of the test at which the next hit is due, or {@link #NONE}. Unpaced: from which on one may be
     * released, as far as {@link #isDue} has been told of the time.
     */
    public long nextDueNanos() {
        return nextDueNanos;
    }

    /** Whether a hit is due by now, if there is room for it in case it is unpaced. Time must not go back. */
    public boolean isDue(long elapsedNanos) {
        if (unpaced && elapsedNanos >= current.endNanos) {
            goOn(elapsedNanos);
        }
        return nextDueNanos <= elapsedNanos;
    }

    /** When the next hit is due, as it is to be recorded if it is released now. */
    public long dueNanos(long elapsedNanos) {
        return unpaced ? elapsedNanos : nextDueNanos;
    }

    /** The next hit's number among the worker's hits of its epoch, from 0. */
    public long hit() {
        return hit;
    }

    /** The next hit's epoch. */
    public int epoch() {
        return current.epoch;
    }

    /** The newest epoch heard of. */
    public int lastEpoch() {
        return lastEpoch;
    }

    /** Passes over every hit that is due by now, and tells of them second by second. Never to be called if unpaced. */
    public void skip(long elapsedNanos, SkipListener listener) {
        while (nextDueNanos <= elapsedNanos) {
            long second = nextDueNanos / NANOS_PER_SECOND;
            long end = Math.min(elapsedNanos + 1, (second + 1) * NANOS_PER_SECOND);
            long hits = Math.max(1, (current.hitsBefore(end) - hit + stride - 1) / stride);
            long count = Math.min(hits, current.mostReleased - released);
            listener.skipped(current.epoch, (int) second, hit, stride, count);
            hit += count * stride;
            released += count;
            look();
        }
    }

    /** Hears of hits that are passed over. */
    public interface SkipListener {

        /**
         * @param second second of the test in which they were due, from 0
         * @param first number of the first of them among the worker's hits of its epoch
         * @param stride from each to the next
         */
        void skipped(int epoch, int second, long first, int stride, long count);
    }

    /** Goes on to the hit after the next. */
    public void advance() {
        hit += stride;
        released++;
        look();
    }

    /**
     * From the epoch's cut-over on hits follow its share. An epoch not newer than the last is ignored. Hits due from then
     * on that the cursor has passed already have been released and stay so.
     */
    public void change(Epoch epoch) {
        if (ended || epoch.number() <= lastEpoch) {
            return;
        }
        lastEpoch = epoch.number();
        current.endAt(epoch.cutOverNanos());
        later.forEach(each -> each.endAt(epoch.cutOverNanos()));
        later.add(hitsOf(epoch));
        look();
    }

    /** Whether no hit is left, whatever changes. */
    public boolean hasEnded() {
        return ended;
    }

    /** No hit is left from now on. */
    public void end() {
        ended = true;
        later.clear();
        current.hits = 0;
        look();
    }

    private EpochHits hitsOf(Epoch epoch) {
        ArrivalSchedule schedule = ArrivalSchedule.of(extent.pacer(), epoch.share(), epoch.cutOverNanos());
        return new EpochHits(epoch.number(), schedule, endNanos, ofThisLoop(extent.maxHits(epoch.share())));
    }

    /** How many of a worker's first hits are this loop's. */
    private long ofThisLoop(long hits) {
        return hits == Long.MAX_VALUE ? hits : Math.max(0, Math.floorDiv(hits - first + stride - 1, stride));
    }

    private void goOn(long elapsedNanos) {
        while (elapsedNanos >= current.endNanos && !later.isEmpty()) {
            current = later.remove();
            hit = first;
        }
        if (elapsedNanos >= current.endNanos) {
            current.hits = 0;
        }
        look();
    }

    private void look() {
        while (isUsedUp() && !later.isEmpty()) {
            current = later.remove();
            hit = first;
        }
        nextDueNanos = isUsedUp() ? NONE : current.schedule.dueNanos(hit);
    }

    private boolean isUsedUp() {
        return hit >= current.hits || released >= current.mostReleased;
    }

    /** An epoch's hits, as far as it gets. */
    private static final class EpochHits {
        final int epoch;
        final ArrivalSchedule schedule;

        /** So many hits of all epochs may have been released before none of this one is any more. */
        final long mostReleased;

        long hits;
        long endNanos;

        EpochHits(int epoch, ArrivalSchedule schedule, long endNanos, long mostReleased) {
            this.epoch = epoch;
            this.schedule = schedule;
            this.mostReleased = mostReleased;
            this.hits = schedule.hitsBefore(endNanos);
            this.endNanos = endNanos;
        }

        /** How many of its hits are due before an instant. */
        long hitsBefore(long nanos) {
            return Math.min(hits, schedule.hitsBefore(nanos));
        }

        void endAt(long nanos) {
            endNanos = Math.min(endNanos, nanos);
            hits = hitsBefore(nanos);
        }
    }
}
