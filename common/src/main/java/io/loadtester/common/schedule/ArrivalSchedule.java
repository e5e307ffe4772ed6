package io.loadtester.common.schedule;

/**
 * The hits of one share of a test in one epoch: when each is due, and how many there are. Answers depend on the
 * arguments only, and always agree: hit {@code n} is due before an instant if and only if {@code n} is below the count
 * of hits before that instant. Not thread-safe, since it may cache its position.
 *
 * <pre>{@code
 * ArrivalSchedule schedule = ArrivalSchedule.of(new ConstantPacer(100), Share.WHOLE, 0);
 * long due = schedule.dueNanos(1); // 10,000,000
 * long hits = schedule.hitsBefore(1_000_000_000); // 100
 * }</pre>
 */
public sealed interface ArrivalSchedule permits CurveSchedule, PoissonSchedule, UnpacedSchedule {

    /** {@link #dueNanos(long)} of a hit that is never due. */
    long NEVER = Long.MAX_VALUE;

    /**
     * @param cutOverNanos nanoseconds into the test at which the epoch begins; 0 for the first epoch
     */
    static ArrivalSchedule of(Pacer pacer, Share share, long cutOverNanos) {
        if (cutOverNanos < 0) {
            throw new IllegalArgumentException("cut-over must not be negative: " + cutOverNanos);
        }
        // A changed pacer begins a new epoch wherever it changes, so one of its pacers applies to the whole epoch.
        Pacer ofEpoch = pacer.inEffectAt(cutOverNanos);
        if (ofEpoch instanceof PoissonPacer poisson) {
            return new PoissonSchedule(poisson, share, cutOverNanos);
        }
        return ofEpoch instanceof UnpacedPacer
                ? new UnpacedSchedule(cutOverNanos)
                : new CurveSchedule(pacer, share, cutOverNanos);
    }

    /**
     * Nanoseconds into the test at which hit {@code n} (from 0) of this epoch is due, or {@link #NEVER}. Cheap if
     * called for one hit after another.
     */
    long dueNanos(long n);

    /** How many of this epoch's hits are due before {@code elapsedNanos} nanoseconds into the test. */
    long hitsBefore(long elapsedNanos);
}
