package io.loadtester.common.schedule;

/**
 * The arrival schedule of a whole test: a pure function H from elapsed time to the number of hits due by then, and its
 * inverse. Values depend on the argument only, so nothing drifts however long a test runs. {@link ArrivalSchedule}
 * derives the hits of a share.
 *
 * <pre>{@code
 * new ConstantPacer(100).hitsBy(2e9) // 200 hits in the first 2 s
 * }</pre>
 */
public sealed interface Pacer
        permits ConstantPacer, LinearPacer, SinePacer, SteppedPacer, PoissonPacer, UnpacedPacer, ChangedPacer {

    /** The highest rate allowed, in hits per second. */
    double MAX_RATE_PER_SECOND = 1e9;

    /**
     * H(t): hits due within the first {@code elapsedNanos} nanoseconds, as a real number; 0 at 0, never decreasing. For
     * random arrivals it is the expected number; for arrivals as fast as possible it is infinite.
     */
    double hitsBy(double elapsedNanos);

    /**
     * The inverse of H: nanoseconds after the start at which H exceeds {@code hits}. Where H is flat, that is the end
     * of the flat part, or infinity if it never ends.
     */
    double nanosAt(double hits);

    /** The rate in hits per second at an instant of the test: the derivative of H. */
    double ratePerSecond(double elapsedNanos);

    /** The pacer that applies at an instant: another one only if the load was changed during the test. */
    default Pacer inEffectAt(long elapsedNanos) {
        return this;
    }
}
