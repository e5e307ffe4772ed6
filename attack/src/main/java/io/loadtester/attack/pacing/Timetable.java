package io.loadtester.attack.pacing;

import io.loadtester.common.schedule.ArrivalSchedule;
import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.Pacer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Owned by one event loop. Tells which hits of a worker this loop releases, and when: in each epoch, the hit number
 * {@code first} and every {@code stride}-th after it. A cursor points to the next hit.
 *
 * <p>A timetable may be {@linkplain #isUnpaced() unpaced}: then a hit is due whenever there is room for one, which only
 * the caller knows.
 */
public final class Timetable {

    /** {@link #nextDueNanos()} when no hit is left. */
    public static final long NONE = ArrivalSchedule.NEVER;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final boolean unpaced;
    private final int first;
    private final int stride;
    private final Deque<EpochHits> later = new ArrayDeque<>();

    private Extent extent;
    private EpochHits current;
    private int lastEpoch;
    private long hit;
    private long released;
    private long nextDueNanos;
    private boolean ended;

    /**
     * @param first index of this loop, from 0
     * @param stride number of loops
     */
    public Timetable(Extent extent, int first, int stride, Epoch epoch) {
        this.extent = extent;
        this.unpaced = extent.isUnpaced();
        this.first = first;
        this.stride = stride;
        this.current = hitsOf(epoch);
        this.lastEpoch = epoch.number();
        this.hit = first;
        look();
    }

    /** Creates a timetable limited by time only, not by a number of hits. */
    public Timetable(Pacer pacer, long durationNanos, int first, int stride, Epoch epoch) {
        this(new Extent(pacer, durationNanos, 0), first, stride, epoch);
    }

    /** Whether a hit is due whenever there is room for one, rather than at a scheduled instant. */
    public boolean isUnpaced() {
        return unpaced;
    }

    /**
     * When the next hit is due, in nanoseconds since the start of the test, or {@link #NONE}. If unpaced: from when on
     * a hit may be released, as of the time last passed to {@link #isDue}.
     */
    public long nextDueNanos() {
        return nextDueNanos;
    }

    /** Whether a hit is due now; if unpaced, provided there is room for it. Time must not go back. */
    public boolean isDue(long elapsedNanos) {
        if (unpaced && elapsedNanos >= current.endNanos) {
            goOn(elapsedNanos);
        }
        return nextDueNanos <= elapsedNanos;
    }

    /** The due time to record for the next hit if it is released now. */
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

    /** The newest epoch received. */
    public int lastEpoch() {
        return lastEpoch;
    }

    /** Skips every hit that is due by now, and reports them per second. Must not be called if unpaced. */
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

    /** Is told of skipped hits. */
    public interface SkipListener {

        /**
         * @param second second of the test in which the hits were due, from 0
         * @param first number of the first skipped hit among the worker's hits of the epoch
         * @param stride difference between the numbers of successive skipped hits
         */
        void skipped(int epoch, int second, long first, int stride, long count);
    }

    /** Moves the cursor to the following hit. */
    public void advance() {
        hit += stride;
        released++;
        look();
    }

    /** Makes hits follow the epoch's share from its cut-over on, at the pace and to the end that apply so far. */
    public void change(Epoch epoch) {
        change(epoch, extent);
    }

    /**
     * Makes hits follow the epoch's share, and the pacer and end of the given extent, from the epoch's cut-over on.
     * Hits due after the cut-over that the cursor has already passed are not taken back.
     *
     * @param newExtent up to the cut-over the same as before; unpaced if and only if this timetable is
     * @return false if the epoch is ignored because it is not newer than the last
     */
    public boolean change(Epoch epoch, Extent newExtent) {
        if (ended || epoch.number() <= lastEpoch) {
            return false;
        }
        extent = newExtent;
        lastEpoch = epoch.number();
        current.endAt(epoch.cutOverNanos());
        later.forEach(each -> each.endAt(epoch.cutOverNanos()));
        later.add(hitsOf(epoch));
        look();
        return true;
    }

    /** Whether no hit is left, and no later epoch can add any. */
    public boolean hasEnded() {
        return ended;
    }

    /** Drops all remaining hits. */
    public void end() {
        ended = true;
        later.clear();
        current.hits = 0;
        look();
    }

    private EpochHits hitsOf(Epoch epoch) {
        ArrivalSchedule schedule = ArrivalSchedule.of(extent.pacer(), epoch.share(), epoch.cutOverNanos());
        return new EpochHits(epoch.number(), schedule, extent.endNanos(), ofThisLoop(extent.maxHits(epoch.share())));
    }

    /** How many of a worker's first {@code hits} belong to this loop. */
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

    /** The hits of an epoch, up to where the next epoch takes over. */
    private static final class EpochHits {
        final int epoch;
        final ArrivalSchedule schedule;

        /** No hit of this epoch is released once this many hits of all epochs have been. */
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
