package io.loadtester.common.schedule;

import java.util.OptionalLong;

/**
 * How far the schedule of a test goes: to the end of its duration, or until it reaches a number of hits.
 *
 * @param durationNanos how long hits become due, above 0
 * @param maxHits the most hits of one whole schedule; 0 for no limit
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
     * Nanoseconds into the test from which no more hits are due, whatever the shares. If H determines when the last hit
     * is due, the test ends there: exactly the hits 0 … {@code maxHits} − 1 of the whole are due before it. A flat tail
     * of H is cut off, too: a rate that has fallen to 0, or a pause as the last step.
     */
    public long endNanos() {
        if (isUnpaced()) {
            return durationNanos;
        }
        long end = maxHits == 0 || isLimitedByShare()
                ? durationNanos
                : Math.min(
                        durationNanos, ArrivalSchedule.of(pacer, Share.WHOLE, 0).dueNanos(maxHits));
        return end > 0 && pacer.ratePerSecond(end - 1) == 0 ? startOfFlatTail(end) : end;
    }

    /** The first instant at which H has the value it has at {@code nanos}. */
    private long startOfFlatTail(long nanos) {
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
     * The most hits of a share over the whole test. If H does not determine when the last hit is due, each share gets
     * its part of the limit instead of an earlier end.
     */
    public long maxHits(Share share) {
        return maxHits == 0 || !isLimitedByShare() ? Long.MAX_VALUE : share.hitsBefore(maxHits);
    }

    /**
     * The hits that {@link RateDistribution#shares} must split exactly when shares take effect at an instant: H from
     * there to the end; the limit if shares get parts of it; infinity if there is neither.
     */
    public double hitsFrom(long cutOverNanos) {
        if (isLimitedByShare() && maxHits > 0) {
            return maxHits;
        }
        return isUnpaced() ? Double.POSITIVE_INFINITY : pacer.hitsBy(endNanos()) - pacer.hitsBy(cutOverNanos);
    }

    /** The number of hits in one whole schedule, if it can be known; for random arrivals, the expected number. */
    public OptionalLong plannedHits() {
        double hits = pacer.hitsBy(endNanos());
        if (isLimitedByShare() && maxHits > 0 && !isUnpaced()) {
            hits = Math.min(hits, maxHits);
        }
        return Double.isFinite(hits) ? OptionalLong.of(Share.WHOLE.hitsBefore(hits)) : OptionalLong.empty();
    }

    /** Whether a share is over as soon as it has no hits left, before the end of the duration. */
    public boolean endsWithItsHits() {
        return maxHits > 0 && isLimitedByShare();
    }

    /** Whether hits are released as fast as possible. A test that begins like this stays like this. */
    public boolean isUnpaced() {
        return pacer.inEffectAt(0) instanceof UnpacedPacer;
    }

    /** Whether arrivals are random, at least at first. */
    private boolean isRandom() {
        return pacer.inEffectAt(0) instanceof PoissonPacer;
    }

    private boolean isLimitedByShare() {
        return isRandom() || isUnpaced();
    }
}
