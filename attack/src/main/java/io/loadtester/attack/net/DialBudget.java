package io.loadtester.attack.net;

/**
 * Owned by one event loop. How much of its time the loop may spend on more connections while hits are due: half of what it
 * would rest, and next to nothing of what it needs. Without a bound a moment's delay feeds itself: overdue hits open
 * connections, which takes longer than sending hits would, and so makes more of them overdue.
 */
final class DialBudget {

    private static final int PART_OF_REST = 2;

    /** A loop that never rests opens a few, too: what it is kept busy by may be connections that are too slow. */
    private static final int PART_OF_ALL = 256;

    private static final long MOST_CREDIT_NANOS = 1_000_000;

    private long creditNanos = MOST_CREDIT_NANOS;
    private long seenNanoTime;
    private long seenRestNanos;

    /** @param nowNanoTime never before an earlier call's */
    DialBudget(long nowNanoTime) {
        seenNanoTime = nowNanoTime;
    }

    /**
     * Whether there is time for one more.
     *
     * @param restNanos for how long the loop has had nothing to do, all in all
     */
    boolean allows(long nowNanoTime, long restNanos) {
        long earned = (restNanos - seenRestNanos) / PART_OF_REST + (nowNanoTime - seenNanoTime) / PART_OF_ALL;
        creditNanos = Math.min(MOST_CREDIT_NANOS, creditNanos + earned);
        seenNanoTime = nowNanoTime;
        seenRestNanos = restNanos;
        return creditNanos > 0;
    }

    void spend(long nanos) {
        creditNanos -= nanos;
    }
}
