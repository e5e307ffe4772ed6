package io.loadtester.common.schedule;

/**
 * The arrival schedule of a whole test: a pure function H from elapsed time to the number of hits due by then, and its
 * inverse. Values are computed from their argument alone, so that nothing drifts however long a test runs. What a share
 * of it has is for {@link ArrivalSchedule} to tell.
 */
public sealed interface Pacer permits ConstantPacer, LinearPacer, SinePacer, SteppedPacer, PoissonPacer, UnpacedPacer {

    /** The highest rate there is, in hits per second. */
    double MAX_RATE_PER_SECOND = 1e9;

    /**
     * H(t): hits due within the first {@code elapsedNanos} nanoseconds, as a real number; 0 at 0, never decreasing. For
     * arrivals at random it is what is to be expected, for arrivals as fast as possible it is infinite.
     */
    double hitsBy(double elapsedNanos);

    /**
     * The inverse of H: nanoseconds after the start at which H goes beyond {@code hits}. Where H stands still that is
     * the instant at which it goes on, infinity if it never does.
     */
    double nanosAt(double hits);

    /** The rate in hits per second at an instant of the test: the derivative of H. */
    double ratePerSecond(double elapsedNanos);
}
