package io.loadtester.reporting.metrics;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.result.LatencyHistogram;
import org.HdrHistogram.AbstractHistogram;

/**
 * The distribution of one of the measured times, in nanoseconds.
 *
 * @param totalNanos the sum over all hits
 * @param histogram owned by this record from now on
 * @param isClamped whether some times exceed what merged histograms can record, which is an hour
 */
public record Distribution(
        long totalNanos, long minNanos, long maxNanos, AbstractHistogram histogram, boolean isClamped) {

    /** From a histogram only, and therefore at its resolution. */
    public static Distribution of(AbstractHistogram histogram) {
        long count = histogram.getTotalCount();
        if (count == 0) {
            return new Distribution(0, 0, 0, histogram, false);
        }
        long min = histogram.getMinValue();
        long max = histogram.getMaxValue();
        if (histogram.valuesAreEquivalent(min, max)) {
            // The histogram cannot distinguish these values, so minimum and maximum must not differ.
            long one = max >= LatencyHistogram.HIGHEST_NANOS ? max : histogram.medianEquivalentValue(min);
            return new Distribution(one * count, one, one, histogram, isClamped(one));
        }
        return new Distribution(Math.round(histogram.getMean() * count), min, max, histogram, isClamped(max));
    }

    private static boolean isClamped(long nanos) {
        return nanos >= LatencyHistogram.HIGHEST_NANOS;
    }

    /** One of the times in words; clamped times are shown as a lower bound. */
    String text(long nanos) {
        return isClamped ? GoDuration.latency(nanos) : GoDuration.rounded(nanos);
    }

    /** The mean in words; a lower bound if some times are clamped. */
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
