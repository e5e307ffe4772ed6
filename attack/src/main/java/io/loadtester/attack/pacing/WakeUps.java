package io.loadtester.attack.pacing;

/**
 * When a loop wakes for what is due.
 *
 * @param busySpin whether it never sleeps while something is paced on it
 * @param tickNanos what wake-ups are put off to the next multiple of; 0 to be punctual
 */
public record WakeUps(boolean busySpin, long tickNanos) {

    /** At the very instant something is due. */
    public static final WakeUps PUNCTUAL = new WakeUps(false, 0);

    boolean isPunctual() {
        return !busySpin && tickNanos == 0;
    }

    /** How long to sleep for what is due in so many nanoseconds; 0 to not sleep. */
    long sleepNanos(long nowNanoTime, long untilDueNanos) {
        if (busySpin) {
            return 0;
        }
        if (tickNanos == 0 || untilDueNanos == 0) {
            return untilDueNanos;
        }
        long late = Math.floorMod(nowNanoTime + untilDueNanos, tickNanos);
        return late == 0 ? untilDueNanos : untilDueNanos + tickNanos - late;
    }
}
