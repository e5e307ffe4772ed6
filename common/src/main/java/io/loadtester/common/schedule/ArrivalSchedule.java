package io.loadtester.common.schedule;

/**
 * The hits of one share of one test in one epoch: when each is due, and how many there are. What it answers depends on
 * its arguments alone, and the two answers always agree: hit {@code n} is due before an instant if and only if {@code
 * n} is below the count of hits before that instant. Not thread-safe: it may remember where it was.
 */
public sealed interface ArrivalSchedule permits CurveSchedule, PoissonSchedule, UnpacedSchedule {

    /** {@link #dueNanos(long)} of a hit that is never due. */
    long NEVER = Long.MAX_VALUE;

    /**
     * @param cutOverNanos nanoseconds of the test at which the epoch begins; 0 for the first epoch
     */
    static ArrivalSchedule of(Pacer pacer, Share share, long cutOverNanos) {
        if (cutOverNanos < 0) {
            throw new IllegalArgumentException("cut-over must not be negative: " + cutOverNanos);
        }
        if (pacer instanceof PoissonPacer poisson) {
            return new PoissonSchedule(poisson, share, cutOverNanos);
        }
        return pacer instanceof UnpacedPacer
                ? new UnpacedSchedule(cutOverNanos)
                : new CurveSchedule(pacer, share, cutOverNanos);
    }

    /**
     * Nanoseconds of the test at which hit {@code n} (from 0) of this epoch is due, or {@link #NEVER}. Cheap for one hit
     * after the other.
     */
    long dueNanos(long n);

    /** How many of this epoch's hits are due before {@code elapsedNanos} nanoseconds of the test. */
    long hitsBefore(long elapsedNanos);
}
