package io.loadtester.attack.pacing;

import io.loadtester.common.schedule.ArrivalSchedule;
import io.loadtester.common.schedule.Pacer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Owned by one event loop. Which hits of a worker this loop releases, and when: of every {@code stride} hits of each
 * epoch the one at {@code first}. A cursor stands on the next of them.
 */
public final class Timetable {

    /** {@link #nextDueNanos()} when no hit is left. */
    public static final long NONE = Long.MAX_VALUE;

    private final Pacer pacer;
    private final long durationNanos;
    private final int first;
    private final int stride;
    private final Deque<Stretch> later = new ArrayDeque<>();

    private Stretch current;
    private int lastEpoch;
    private long hit;
    private long nextDueNanos;
    private boolean ended;

    /**
     * @param first this loop's place among the loops, from 0
     * @param stride how many loops there are
     */
    public Timetable(Pacer pacer, long durationNanos, int first, int stride, Epoch epoch) {
        this.pacer = pacer;
        this.durationNanos = durationNanos;
        this.first = first;
        this.stride = stride;
        this.current = stretch(epoch);
        this.lastEpoch = epoch.number();
        this.hit = first;
        look();
    }

    /** Nanoseconds of the test at which the next hit is due, or {@link #NONE}. */
    public long nextDueNanos() {
        return nextDueNanos;
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

    /** Goes on to the hit after the next. */
    public void advance() {
        hit += stride;
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
        later.add(stretch(epoch));
        look();
    }

    /** No hit is left from now on. */
    public void end() {
        ended = true;
        later.clear();
        current.hits = 0;
        look();
    }

    private Stretch stretch(Epoch epoch) {
        ArrivalSchedule schedule = new ArrivalSchedule(pacer, epoch.share(), epoch.cutOverNanos());
        return new Stretch(epoch.number(), schedule, schedule.hitsBefore(durationNanos));
    }

    private void look() {
        while (hit >= current.hits && !later.isEmpty()) {
            current = later.remove();
            hit = first;
        }
        nextDueNanos = hit < current.hits ? current.schedule.dueNanos(hit) : NONE;
    }

    /** An epoch's hits, as far as it gets. */
    private static final class Stretch {
        final int epoch;
        final ArrivalSchedule schedule;
        long hits;

        Stretch(int epoch, ArrivalSchedule schedule, long hits) {
            this.epoch = epoch;
            this.schedule = schedule;
            this.hits = hits;
        }

        void endAt(long nanos) {
            hits = Math.min(hits, schedule.hitsBefore(nanos));
        }
    }
}
