package io.loadtester.reporting.metrics;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.result.LatencyHistogram;
import org.HdrHistogram.AbstractHistogram;

/**
 * How one of the measured times is spread; nanoseconds.
 *
 * @param totalNanos the sum over all hits
 * @param histogram owned by this record from now on
 * @param isClamped whether some took longer than can be told: histograms that are merged count up to an hour
 */
public record Distribution(
        long totalNanos, long minNanos, long maxNanos, AbstractHistogram histogram, boolean isClamped) {

    /** From a histogram alone, so within its resolution. */
    public static Distribution of(AbstractHistogram histogram) {
        long count = histogram.getTotalCount();
        if (count == 0) {
            return new Distribution(0, 0, 0, histogram, false);
        }
        long min = histogram.getMinValue();
        long max = histogram.getMaxValue();
        if (histogram.valuesAreEquivalent(min, max)) {
            // All of them are one to the histogram, so they must not be told apart.
            long one = max >= LatencyHistogram.HIGHEST_NANOS ? max : histogram.medianEquivalentValue(min);
            return new Distribution(one * count, one, one, histogram, isClamped(one));
        }
        return new Distribution(Math.round(histogram.getMean() * count), min, max, histogram, isClamped(max));
    }

    private static boolean isClamped(long nanos) {
        return nanos >= LatencyHistogram.HIGHEST_NANOS;
    }

    /** One of its times in words: of one that is clamped no more is known than that it is longer. */
    String text(long nanos) {
        return isClamped ? GoDuration.latency(nanos) : GoDuration.rounded(nanos);
    }

    /** The mean in words; with clamped times among them it is longer than can be told. */
    String meanText() {
        return isClamped ? GoDuration.latencyMean(meanNanos(), maxNanos) : GoDuration.rounded(meanNanos());
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
