package io.loadtester.attack.pacing;

/**
 * Owned by one event loop. Learns how late the system wakes the loop, and shortens each sleep by that, so that the loop
 * is punctual. A loop that wakes earlier than expected spins until something is due, which takes microseconds. Sleeps
 * too short for this are not adjusted: spinning for most of the time would cost a core.
 */
final class WakeUpLatency {

    /** Longer delays are caused by other programs and are not expected to recur; they count as this much. */
    private static final long MOST_NANOS = 250_000;

    /** Approximate number of wake-ups after which an earlier latency is forgotten. */
    private static final int MEMORY = 16;

    private long expectedNanos;
    private long wakeNanoTime;
    private long dueNanoTime;
    private boolean asleep;
    private boolean turning;

    /** The loop runs again, woken by its timer or by a socket. */
    void woke(long nowNanoTime) {
        long late = nowNanoTime - wakeNanoTime;
        if (asleep && late >= 0) {
            expectedNanos += (Math.min(late, MOST_NANOS) - expectedNanos) / MEMORY;
            turning = true;
        }
        asleep = false;
    }

    /** How long to sleep if something is due in {@code untilDueNanos}; 0 to check again at once. */
    long sleepNanos(long nowNanoTime, long untilDueNanos) {
        long due = nowNanoTime + untilDueNanos;
        if (turning && due == dueNanoTime) {
            return 0;
        }
        turning = false;
        boolean aimed = due == dueNanoTime || untilDueNanos > 2 * expectedNanos;
        dueNanoTime = aimed ? due : 0;
        long sleep = Math.max(0, aimed ? untilDueNanos - expectedNanos : untilDueNanos);
        asleep = sleep > 0;
        wakeNanoTime = nowNanoTime + sleep;
        return sleep;
    }
}
