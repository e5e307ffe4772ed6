package io.loadtester.reporting.comparison;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A test's figures, and the same figures of many resamples, each made of blocks of the test's own seconds.
 *
 * @param hits hits that succeeded in the compared seconds, and so have a response time
 * @param scheduled hits due in the compared seconds
 * @param size the number of seconds, or slots of several seconds, to draw from
 * @param blockLength how many of them are drawn in a row
 * @param values the figures as measured
 * @param resampled the figures of each resample
 */
public record Resamples(
        long hits,
        long scheduled,
        int size,
        int blockLength,
        Map<Figure, Double> values,
        Map<Figure, double[]> resampled) {

    /** Many, because the ends of a range are the outermost few of these. */
    public static final int COUNT = 1_000;

    /** @param seed the same seed gives the same result; use another one for the other test */
    public static Resamples of(TestSeconds seconds, long seed) {
        int size = seconds.size();
        int[][] once = new int[size][1];
        for (int[] row : once) {
            row[0] = 1;
        }
        Map<Figure, double[]> measured = figures(seconds, once, 1);
        Map<Figure, Double> values = new EnumMap<>(Figure.class);
        measured.forEach((figure, value) -> values.put(figure, value[0]));
        int blockLength = size == 0 ? 0 : BlockLength.of(size, Memory.of(seconds, values));
        int[][] times = Draws.of(size, blockLength, COUNT, new SplittableRandom(seed));
        return new Resamples(
                seconds.allHits(), seconds.allScheduled(), size, blockLength, values, figures(seconds, times, COUNT));
    }

    /** The number of hits behind a figure. */
    long counted(Figure figure) {
        return figure.isPercentile() ? hits : scheduled;
    }

    /** The figure as measured, in its unit. */
    public double value(Figure figure) {
        return values.getOrDefault(figure, 0.0);
    }

    double[] resampled(Figure figure) {
        return resampled.getOrDefault(figure, new double[COUNT]);
    }

    /** Degrees of freedom of the resamples' spread: overlapping blocks count one and a half times. */
    double degreesOfFreedom() {
        return Math.max(1, 1.5 * ((double) size / blockLength - 1));
    }

    /** Corrects for resamples varying too little, since they are drawn from the sample they are compared with. */
    double varianceCorrection() {
        return (double) size / (size - blockLength);
    }

    private static Map<Figure, double[]> figures(TestSeconds seconds, int[][] times, int resamples) {
        Map<Figure, double[]> figures = new EnumMap<>(Figure.class);
        List<Figure> percentiles = Figure.percentiles();
        double[][] values = ResampledPercentiles.of(seconds, percentiles, times, resamples);
        for (int i = 0; i < values.length; i++) {
            figures.put(percentiles.get(i), values[i]);
        }
        long[] scheduled = ResampledPercentiles.weighted(seconds.hits().scheduled(), times, resamples);
        long[] succeeded = ResampledPercentiles.weighted(seconds.hits().succeeded(), times, resamples);
        double[] failures = new double[resamples];
        double[] throughput = new double[resamples];
        double duration = (double) seconds.size() * seconds.slotSeconds();
        for (int i = 0; i < resamples; i++) {
            failures[i] = scheduled[i] == 0 ? 0 : 1 - (double) succeeded[i] / scheduled[i];
            throughput[i] = duration == 0 ? 0 : succeeded[i] / duration;
        }
        figures.put(Figure.FAILURES, failures);
        figures.put(Figure.THROUGHPUT, throughput);
        return figures;
    }
}
