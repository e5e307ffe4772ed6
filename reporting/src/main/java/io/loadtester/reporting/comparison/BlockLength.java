package io.loadtester.reporting.comparison;

/**
 * The block length of the bootstrap: how many seconds in a row are drawn together. Neighbouring seconds are correlated,
 * for instance by slow periods of the target; seconds drawn one by one would lose that and make a test look more
 * precise than it is.
 */
final class BlockLength {

    /** A higher correlation cannot be distinguished from a trend. */
    private static final double MAX_CORRELATION = 0.97;

    /** With fewer blocks there is too little to draw from. */
    private static final int MIN_BLOCKS = 4;

    private BlockLength() {}

    /**
     * The length with the least error for an autoregressive series of this correlation; at least the cube root of the
     * number of seconds, unless that leaves too few blocks.
     *
     * @param size the number of seconds
     * @param correlation of neighbouring seconds
     */
    static int of(int size, double correlation) {
        double memory = Math.min(MAX_CORRELATION, Math.max(0, correlation));
        double factor = Math.cbrt(6 * Math.pow(memory / (1 - memory * memory), 2));
        long length = Math.round(Math.max(1, factor) * Math.cbrt(size));
        return (int) Math.max(1, Math.min(length, size / MIN_BLOCKS));
    }

    /** The lag-1 autocorrelation, corrected for its bias in short series; 0 for a flat series. */
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
