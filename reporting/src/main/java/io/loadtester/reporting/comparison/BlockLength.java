package io.loadtester.reporting.comparison;

/**
 * How many seconds in a row are drawn together. Neighbouring seconds resemble each other, by slow periods of the target or
 * of its surroundings; seconds drawn one by one would lose that, and would make a test look more exact than it is.
 */
final class BlockLength {

    /** A memory longer than this cannot be told from a trend. */
    private static final double MAX_CORRELATION = 0.97;

    /** At least so many blocks, or there is nothing to draw from. */
    private static final int MIN_BLOCKS = 4;

    private BlockLength() {}

    /**
     * The length with the least error where a series remembers as much as this and forgets steadily; at least the cube
     * root of their number.
     *
     * @param size how many seconds there are
     * @param correlation of neighbours
     */
    static int of(int size, double correlation) {
        double memory = Math.min(MAX_CORRELATION, Math.max(0, correlation));
        double factor = Math.cbrt(6 * Math.pow(memory / (1 - memory * memory), 2));
        long length = Math.round(Math.max(1, factor) * Math.cbrt(size));
        return (int) Math.max(1, Math.min(length, size / MIN_BLOCKS));
    }

    /** Of each number with the next, freed from the shortfall that it has in short series; 0 for a flat series. */
    static double neighbourCorrelation(double[] series) {
        int size = series.length;
        double mean = 0;
        for (double value : series) {
            mean += value / size;
        }
        double variance = 0;
        double covariance = 0;
        for (int i = 0; i < size; i++) {
            variance += (series[i] - mean) * (series[i] - mean);
            covariance += i == 0 ? 0 : (series[i] - mean) * (series[i - 1] - mean);
        }
        if (!(variance > 0)) {
            return 0;
        }
        double correlation = covariance / variance;
        return correlation + (1 + 3 * correlation) / size;
    }
}
