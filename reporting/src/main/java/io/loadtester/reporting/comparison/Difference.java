package io.loadtester.reporting.comparison;

/**
 * By how much a figure of a test differs from the reference's, in the figure's unit.
 *
 * @param reference the figure of the reference, over the compared seconds
 * @param value the figure of the test
 * @param low the difference is at least this
 * @param high the difference is at most this; the ranges of all figures of a pair hold together
 */
public record Difference(
        Figure figure, double reference, double value, double low, double high, ComparisonVerdict verdict) {

    public double difference() {
        return value - reference;
    }

    /** A difference as a share of the reference; NaN if that is 0. */
    public double relative(double amount) {
        return reference == 0 ? Double.NaN : amount / reference;
    }
}
