package io.loadtester.attack.pacing;

/**
 * When a loop wakes up for what is due.
 *
 * @param busySpin whether the loop never sleeps while something is paced on it
 * @param tickNanos wake-ups are delayed to the next multiple of this; 0 to be punctual
 */
public record WakeUps(boolean busySpin, long tickNanos) {

    /** Wakes up exactly when something is due. */
    public static final WakeUps PUNCTUAL = new WakeUps(false, 0);

    boolean isPunctual() {
        return !busySpin && tickNanos == 0;
    }

    /** How long to sleep if something is due in {@code untilDueNanos}; 0 to not sleep. */
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
