package io.loadtester.reporting.comparison;

/**
 * How strict a comparison is.
 *
 * @param confidence how sure all ranges of a pair of tests are together, from 0 to 1
 * @param tolerance up to which share of the reference a difference is of no interest, however sure it is
 */
public record Strictness(double confidence, double tolerance) {

    public Strictness {
        if (!(confidence > 0 && confidence < 1 && tolerance >= 0)) {
            throw new IllegalArgumentException(
                    "confidence must be between 0 and 1, tolerance 0 or more: " + confidence + ", " + tolerance);
        }
    }

    /** What may go wrong with one figure, if all of them together may go wrong so often. */
    double errorPerFigure() {
        return (1 - confidence) / Figure.values().length;
    }
}
