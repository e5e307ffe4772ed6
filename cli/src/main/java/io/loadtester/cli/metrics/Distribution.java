package io.loadtester.cli.metrics;

import org.HdrHistogram.AbstractHistogram;

/**
 * How one of the measured times is spread; nanoseconds.
 *
 * @param totalNanos the sum over all hits
 * @param histogram owned by this record from now on
 */
public record Distribution(long totalNanos, long minNanos, long maxNanos, AbstractHistogram histogram) {

    /** From a histogram alone, so within its resolution. */
    public static Distribution of(AbstractHistogram histogram) {
        long count = histogram.getTotalCount();
        return count == 0
                ? new Distribution(0, 0, 0, histogram)
                : new Distribution(
                        Math.round(histogram.getMean() * count),
                        histogram.getMinValue(),
                        histogram.getMaxValue(),
                        histogram);
    }

    public long count() {
        return histogram.getTotalCount();
    }

    public long meanNanos() {
        return count() == 0 ? 0 : (long) ((double) totalNanos / count());
    }

    /** @param percentile 0 to 100 */
    public long nanosAt(double percentile) {
        if (count() == 0) {
            return 0;
        }
        long nanos = percentile >= 100 ? maxNanos : histogram.getValueAtPercentile(percentile);
        return Math.min(Math.max(nanos, minNanos), maxNanos);
    }
}
