package io.loadtester.attack.net;

/**
 * Owned by one event loop. Limits the time a loop spends on further connections while hits are due: half of its idle
 * time, and very little of its busy time. Without a limit, a brief delay reinforces itself: overdue hits open
 * connections, which takes longer than sending hits and makes more hits overdue.
 */
final class DialBudget {

    private static final int PART_OF_REST = 2;

    /** A loop that is never idle opens a few, too, because it may be busy as its connections are too slow. */
    private static final int PART_OF_ALL = 256;

    private static final long MOST_CREDIT_NANOS = 1_000_000;

    private long creditNanos = MOST_CREDIT_NANOS;
    private long seenNanoTime;
    private long seenRestNanos;

    /** @param nowNanoTime on the same clock as later calls */
    DialBudget(long nowNanoTime) {
        seenNanoTime = nowNanoTime;
    }

    /**
     * Whether there is time for one more connection.
     *
     * @param nowNanoTime not before that of an earlier call
     * @param restNanos total time so far that the loop has been idle
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
