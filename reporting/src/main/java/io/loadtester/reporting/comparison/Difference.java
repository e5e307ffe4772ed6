package io.loadtester.reporting.comparison;

/**
 * The difference of a figure between a test and the reference, in the figure's unit.
 *
 * @param reference the figure of the reference, over the compared seconds
 * @param value the figure of the test
 * @param low lower end of the range of the difference
 * @param high upper end; the confidence applies to the ranges of all figures of a pair together
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
