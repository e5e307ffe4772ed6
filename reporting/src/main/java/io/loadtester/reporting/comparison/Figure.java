package io.loadtester.reporting.comparison;

import java.util.List;
import java.util.stream.Stream;

/** A figure by which two tests are compared. Percentiles are of response time, in ascending order. */
public enum Figure {
    P50("p50", Unit.NANOS, 50, 5_000),
    P90("p90", Unit.NANOS, 90, 5_000),
    P99("p99", Unit.NANOS, 99, 5_000),
    P99_9("p99.9", Unit.NANOS, 99.9, 5_000),
    /** Share of the hits that did not succeed. */
    FAILURES("failures", Unit.SHARE, Double.NaN, 0.001),
    /** Hits per second that succeeded. */
    THROUGHPUT("throughput", Unit.PER_SECOND, Double.NaN, 0);

    /** With fewer hits beyond it, a percentile is too uncertain. */
    private static final double MIN_HITS_BEYOND = 10;

    /** The unit of a figure, with its word in JSON. */
    public enum Unit {
        NANOS("nanos"),
        SHARE("share"),
        PER_SECOND("perSecond");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private final String word;
    private final Unit unit;
    private final double percentile;
    private final double smallestRelevant;

    Figure(String word, Unit unit, double percentile, double smallestRelevant) {
        this.word = word;
        this.unit = unit;
        this.percentile = percentile;
        this.smallestRelevant = smallestRelevant;
    }

    static List<Figure> percentiles() {
        return Stream.of(values()).filter(Figure::isPercentile).toList();
    }

    /** The word for this figure in JSON and on screens. */
    public String word() {
        return word;
    }

    public Unit unit() {
        return unit;
    }

    /** From 0 to 100; NaN if this is not a percentile. */
    double percentile() {
        return percentile;
    }

    boolean isPercentile() {
        return !Double.isNaN(percentile);
    }

    /** The highest possible value. */
    double greatest() {
        return unit == Unit.SHARE ? 1 : Double.POSITIVE_INFINITY;
    }

    boolean moreIsBetter() {
        return this == THROUGHPUT;
    }

    /**
     * The smallest difference that matters: a share of the reference, but not less than the measurement's own noise;
     * for failures, of which there may be none, a fixed share of all hits.
     */
    double smallestRelevant(double reference, double tolerance) {
        return this == FAILURES ? smallestRelevant : Math.max(smallestRelevant, tolerance * reference);
    }

    /** Whether this many hits are enough for the figure. */
    boolean canBeTold(long hits) {
        return hits >= MIN_HITS_BEYOND / Math.min(1, isPercentile() ? (100 - percentile) / 100 : 1);
    }
}
