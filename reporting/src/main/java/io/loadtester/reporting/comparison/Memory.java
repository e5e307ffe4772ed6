package io.loadtester.reporting.comparison;

import java.util.List;
import java.util.Map;

/**
 * How much a second's hits tell of the next second's. What makes a percentile of the whole move is by how much more or
 * fewer hits of a second lie above it than its share says, so these series are looked at, and the one that remembers most
 * is taken. Of the outermost percentile a second has too few hits for that.
 */
final class Memory {

    private static final List<Figure> LOOKED_AT = List.of(Figure.P50, Figure.P90, Figure.P99);

    private Memory() {}

    /** @return the correlation of neighbours */
    static double of(TestSeconds seconds, Map<Figure, Double> values) {
        double most = 0;
        for (Figure figure : LOOKED_AT) {
            double[] surplus = surplusAbove(seconds, values.getOrDefault(figure, 0.0), figure.percentile());
            most = Math.max(most, BlockLength.neighbourCorrelation(surplus));
        }
        return most;
    }

    private static double[] surplusAbove(TestSeconds seconds, double nanos, double percentile) {
        double[] surplus = new double[seconds.size()];
        for (int slot = 0; slot < surplus.length; slot++) {
            surplus[slot] = -(1 - percentile / 100) * seconds.hits().ended()[slot];
        }
        TestSeconds.Entries entries = seconds.entries();
        for (int used = 0; used < entries.buckets().length; used++) {
            if (Buckets.highestNanos(entries.buckets()[used]) > nanos) {
                for (int entry = entries.begins()[used]; entry < entries.begins()[used + 1]; entry++) {
                    surplus[entries.slots()[entry]] += entries.counts()[entry];
                }
            }
        }
        return surplus;
    }
}
