package io.loadtester.reporting.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares two tests figure by figure. Both are resampled many times; the range that contains most of the resampled
 * differences is the range of the difference, widened if there are few blocks to draw from.
 */
public final class Comparison {

    /** Fewer seconds do not show how much they vary. */
    static final int MIN_SECONDS = 5;

    private static final double MOSTLY = 0.5;

    private final Resamples reference;
    private final Resamples other;
    private final Strictness strictness;

    private Comparison(Resamples reference, Resamples other, Strictness strictness) {
        this.reference = reference;
        this.other = other;
        this.strictness = strictness;
    }

    /** One difference for each figure, in order. */
    public static List<Difference> of(Resamples reference, Resamples other, Strictness strictness) {
        Comparison comparison = new Comparison(reference, other, strictness);
        List<Difference> differences = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            differences.add(comparison.difference(figure));
        }
        return differences;
    }

    private Difference difference(Figure figure) {
        double from = reference.value(figure);
        double to = other.value(figure);
        boolean counted = figure.canBeTold(reference.counted(figure)) && figure.canBeTold(other.counted(figure));
        if (counted && isPlain(figure, from, to)) {
            return new Difference(figure, from, to, to - from, to - from, better(figure, to - from));
        }
        if (!counted || reference.size() < MIN_SECONDS || other.size() < MIN_SECONDS) {
            return new Difference(figure, from, to, Double.NaN, Double.NaN, ComparisonVerdict.TOO_LITTLE_DATA);
        }
        double[] left = reference.resampled(figure);
        double[] right = other.resampled(figure);
        double[] differences = new double[left.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = right[i] - left[i];
        }
        Arrays.sort(differences);
        double middle = to - from;
        int outside = (int) Math.max(0, Math.floor(strictness.errorPerFigure() / 2 * (differences.length + 1)) - 1);
        double widening = widening(variance(left), variance(right));
        double low = middle - widening * Math.max(0, middle - differences[outside]);
        double high = middle + widening * Math.max(0, differences[differences.length - 1 - outside] - middle);
        // No figure is below 0, and no share above 1.
        double least = Math.max(low, -from);
        double most = Math.min(high, figure.greatest() - from);
        return new Difference(figure, from, to, least, most, verdict(figure, from, middle, least, most));
    }

    /** In one test nothing succeeded, in the other most hits did: that is certain however seconds vary. */
    private static boolean isPlain(Figure figure, double from, double to) {
        return figure == Figure.FAILURES && Math.max(from, to) == 1 && Math.min(from, to) < MOSTLY;
    }

    /** The factor by which to widen the range of the resamples, because their spread is estimated from few blocks. */
    private double widening(double ofReference, double ofOther) {
        double both = ofReference + ofOther;
        if (!(both > 0)) {
            return 1;
        }
        double a = ofReference / both;
        double b = ofOther / both;
        double degreesOfFreedom = 1 / (a * a / reference.degreesOfFreedom() + b * b / other.degreesOfFreedom());
        double end = 1 - strictness.errorPerFigure() / 2;
        double correction = a * reference.varianceCorrection() + b * other.varianceCorrection();
        return Quantiles.student(end, degreesOfFreedom) / Quantiles.normal(end) * Math.sqrt(correction);
    }

    private ComparisonVerdict verdict(Figure figure, double from, double middle, double low, double high) {
        boolean sure = low > 0 || high < 0;
        if (!sure || Math.abs(middle) < figure.smallestRelevant(from, strictness.tolerance())) {
            return ComparisonVerdict.NO_DIFFERENCE;
        }
        return better(figure, middle);
    }

    private static ComparisonVerdict better(Figure figure, double middle) {
        return middle > 0 == figure.moreIsBetter() ? ComparisonVerdict.BETTER : ComparisonVerdict.WORSE;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
    }
}
