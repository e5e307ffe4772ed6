package io.loadtester.attack.connection;

/**
 * Owned by one event loop. How much of its time the loop may spend on opening connections while hits are due. Without a
 * bound a moment's delay feeds itself: overdue hits open connections, which takes longer than sending hits would, and so
 * makes more of them overdue.
 */
final class DialBudget {

    /** One part in so many of the time that passes. */
    private static final int PART = 8;

    private static final long MOST_CREDIT_NANOS = 10_000_000;

    private long creditNanos = MOST_CREDIT_NANOS;
    private long seenNanoTime;

    /** @param nowNanoTime never before an earlier call's */
    DialBudget(long nowNanoTime) {
        seenNanoTime = nowNanoTime;
    }

    /** Whether there is time for one more. */
    boolean allows(long nowNanoTime) {
        creditNanos = Math.min(MOST_CREDIT_NANOS, creditNanos + (nowNanoTime - seenNanoTime) / PART);
        seenNanoTime = nowNanoTime;
        return creditNanos > 0;
    }

    void spend(long nanos) {
        creditNanos -= nanos;
    }
}
