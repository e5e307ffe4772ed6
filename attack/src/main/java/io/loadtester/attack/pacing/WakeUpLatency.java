package io.loadtester.attack.pacing;

/**
 * Owned by one event loop. How late the system wakes the loop, learnt from its wake-ups; and how long to sleep so as to be
 * punctual in spite of it: less by what it will be late. A loop that is woken sooner than expected turns until its time
 * has come, which takes microseconds. What is due too soon for that is slept for as it is: turning for most of the time
 * would cost a core.
 */
final class WakeUpLatency {

    /** Later than this is other programs' doing and does not come again. */
    private static final long MOST_NANOS = 250_000;

    /** So many wake-ups it takes to forget an earlier latency, about. */
    private static final int MEMORY = 16;

    private long expectedNanos;
    private long wakeNanoTime;
    private long dueNanoTime;
    private boolean asleep;
    private boolean turning;

    /** The loop runs again, woken by time or by a socket. */
    void woke(long nowNanoTime) {
        long late = nowNanoTime - wakeNanoTime;
        if (asleep && late >= 0) {
            expectedNanos += (Math.min(late, MOST_NANOS) - expectedNanos) / MEMORY;
            turning = true;
        }
        asleep = false;
    }

    /** How long to sleep for what is due in so many nanoseconds; 0 to look again at once. */
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
