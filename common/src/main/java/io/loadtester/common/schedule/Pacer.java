package io.loadtester.common.schedule;

/**
 * The arrival schedule of a whole test: a pure function H from elapsed time to the number of hits due by then, and its
 * inverse. Values are computed from their argument alone, so that nothing drifts however long a test runs.
 */
public sealed interface Pacer permits ConstantPacer {

    /** H(t): hits due within the first {@code elapsedNanos} nanoseconds, as a real number; 0 at 0, never decreasing. */
    double hitsBy(double elapsedNanos);

    /** The inverse of H: nanoseconds after the start at which H reaches {@code hits}. */
    double nanosAt(double hits);

    /** The rate in hits per second at an instant of the test: the derivative of H. */
    double ratePerSecond(double elapsedNanos);
}
