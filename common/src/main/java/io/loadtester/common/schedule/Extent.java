package io.loadtester.common.schedule;

import java.util.OptionalLong;

/**
 * How far the schedule of a test goes: to the end of its time, or until it has counted so many hits.
 *
 * @param durationNanos how long hits become due, above 0
 * @param maxHits how many hits of one whole schedule there are at most; 0 for no limit
 */
public record Extent(Pacer pacer, long durationNanos, long maxHits) {

    public Extent {
        if (durationNanos <= 0) {
            throw new IllegalArgumentException("duration must be above 0: " + durationNanos);
        }
        if (maxHits < 0) {
            throw new IllegalArgumentException("most hits must be 0 (no limit) or more: " + maxHits);
        }
    }

    /**
     * Nanoseconds of the test from which on no hit is due, whatever the shares. Where H says when the last hit is due, that
     * is an end like any other: the hits 0 … {@code maxHits} − 1 of the whole are due before it, and no others. Nor does a
     * test go on where H stands still up to its end: a rate that has fallen to 0, a pause as the last step.
     */
    public long endNanos() {
        if (pacer instanceof UnpacedPacer) {
            return durationNanos;
        }
        long end = maxHits == 0 || isLimitedByShare()
                ? durationNanos
                : Math.min(
                        durationNanos, ArrivalSchedule.of(pacer, Share.WHOLE, 0).dueNanos(maxHits));
        return end > 0 && pacer.ratePerSecond(end - 1) == 0 ? whereItCameToStand(end) : end;
    }

    /** The first instant by which H had come to what it is at another. */
    private long whereItCameToStand(long nanos) {
        double hits = pacer.hitsBy(nanos);
        long before = 0;
        long by = nanos;
        while (by - before > 1) {
            long middle = before + (by - before) / 2;
            if (pacer.hitsBy(middle) >= hits) {
                by = middle;
            } else {
                before = middle;
            }
        }
        return by;
    }

    /**
     * How many hits a share has at most over the whole test, whatever the time. Where only the shares together could tell
     * when the last hit is due, each has its part of the limit instead of an earlier end.
     */
    public long maxHits(Share share) {
        return maxHits == 0 || !isLimitedByShare() ? Long.MAX_VALUE : share.hitsBefore(maxHits);
    }

    /**
     * What {@link RateDistribution#shares} has to split exactly when shares take effect at an instant: H from there to
     * the end; the limit where shares have parts of it; infinity if there is neither.
     */
    public double hitsFrom(long cutOverNanos) {
        if (isLimitedByShare() && maxHits > 0) {
            return maxHits;
        }
        return pacer instanceof UnpacedPacer
                ? Double.POSITIVE_INFINITY
                : pacer.hitsBy(endNanos()) - pacer.hitsBy(cutOverNanos);
    }

    /** How many hits one whole schedule has, if that can be known; for arrivals at random, what is to be expected. */
    public OptionalLong plannedHits() {
        double hits = pacer.hitsBy(endNanos());
        if (isLimitedByShare() && maxHits > 0 && !(pacer instanceof UnpacedPacer)) {
            hits = Math.min(hits, maxHits);
        }
        return Double.isFinite(hits) ? OptionalLong.of(Share.WHOLE.hitsBefore(hits)) : OptionalLong.empty();
    }

    /** Whether a share that has no hit left is over, whatever the time: only its own count could tell. */
    public boolean endsWithItsHits() {
        return maxHits > 0 && isLimitedByShare();
    }

    private boolean isLimitedByShare() {
        return pacer instanceof PoissonPacer || pacer instanceof UnpacedPacer;
    }
}
