package io.loadtester.reporting.comparison;

import java.util.List;
import java.util.Map;

/**
 * The correlation of neighbouring seconds. A percentile of the whole moves when more or fewer hits of a second lie
 * above it than its share implies, so this surplus is the series examined, and the highest correlation of any
 * percentile is used. For the outermost percentile a second has too few hits.
 */
final class Memory {

    private static final List<Figure> LOOKED_AT = List.of(Figure.P50, Figure.P90, Figure.P99);

    private Memory() {}

    /** @return the correlation, 0 or more */
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
            if (BucketIndex.highestNanos(entries.buckets()[used]) > nanos) {
                for (int entry = entries.begins()[used]; entry < entries.begins()[used + 1]; entry++) {
                    surplus[entries.slots()[entry]] += entries.counts()[entry];
                }
            }
        }
        return surplus;
    }
}
