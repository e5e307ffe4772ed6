package io.loadtester.common.schedule;

/** Hits determined by H alone. Immutable. */
final class CurveSchedule implements ArrivalSchedule {

    /** Far beyond any test, yet small enough that sums do not overflow. */
    private static final long LAST = Long.MAX_VALUE / 4;

    private final Pacer pacer;
    private final Share share;
    private final long cutOverNanos;
    private final double hitsAtCutOver;

    CurveSchedule(Pacer pacer, Share share, long cutOverNanos) {
        this.pacer = pacer;
        this.share = share;
        this.cutOverNanos = cutOverNanos;
        this.hitsAtCutOver = pacer.hitsBy(cutOverNanos);
    }

    @Override
    public long hitsBefore(long elapsedNanos) {
        if (elapsedNanos <= cutOverNanos) {
            return 0;
        }
        double hits = pacer.hitsBy(elapsedNanos);
        return share.hitsBefore(hits - hitsAtCutOver, hits);
    }

    /**
     * The last instant before which at most {@code n} hits are due. The inverse of H is only a starting point for the
     * search: both answers come from the count, so they agree whatever the rounding.
     */
    @Override
    public long dueNanos(long n) {
        double guess = pacer.nanosAt(hitsAtCutOver + (n + share.phase()) / share.weight());
        long at = (long) Math.min(LAST, Math.max(cutOverNanos, guess));
        return hitsBefore(at) > n ? before(n, at) : from(n, at);
    }

    private long from(long n, long at) {
        long low = at;
        long step = 1;
        long high = low + step;
        while (hitsBefore(high) <= n) {
            if (high >= LAST) {
                return NEVER;
            }
            low = high;
            step *= 2;
            high = Math.min(LAST, low + step);
        }
        return between(n, low, high);
    }

    private long before(long n, long at) {
        long high = at;
        long step = 1;
        long low = Math.max(cutOverNanos, high - step);
        while (hitsBefore(low) > n) {
            high = low;
            step *= 2;
            low = Math.max(cutOverNanos, high - step);
        }
        return between(n, low, high);
    }

    private long between(long n, long notBefore, long after) {
        long low = notBefore;
        long high = after;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (hitsBefore(middle) > n) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
