package io.loadtester.reporting.threshold;

import io.loadtester.common.threshold.Limit;
import io.loadtester.common.threshold.Measure.Hits;
import io.loadtester.common.threshold.Measure.Time;
import io.loadtester.common.threshold.Threshold;
import java.math.BigDecimal;
import org.HdrHistogram.Histogram;

/**
 * Whether a threshold can no longer be met, even if all remaining hits go as well as possible: their number is bounded.
 * Thresholds on rates, and lower limits on times, can always still change.
 */
public final class Prospect {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Prospect() {}

    /** Whether this kind of threshold can be lost before the end of a test with a bounded number of hits. */
    public static boolean canTell(Threshold threshold) {
        return threshold.measure() instanceof Hits
                || (threshold.measure() instanceof Time && threshold.relation().isUpper());
    }

    /** @param mostHits the most hits it can cover at the end of the test */
    public static boolean isLost(ThresholdTally tally, long mostHits) {
        Threshold threshold = tally.threshold();
        // In case there were more hits than planned, for whatever reason.
        long hits = Math.max(mostHits, tally.scheduled());
        if (!canTell(threshold) || hits == 0) {
            return false;
        }
        if (threshold.measure() instanceof Time time) {
            BigDecimal percentile = time.statistic().percentile();
            return percentile == null
                    ? isMeanLost(tally, hits)
                    : isPercentileLost(tally, percentile.doubleValue(), hits);
        }
        long missed = tally.ended() - tally.counted();
        long best = threshold.relation().isUpper() ? tally.counted() : hits - missed;
        BigDecimal limit = threshold.limit().value();
        return threshold.limit().unit() == Limit.Unit.HITS
                ? !threshold.relation().holds(BigDecimal.valueOf(best), limit)
                : !threshold
                        .relation()
                        .holds(BigDecimal.valueOf(best).multiply(HUNDRED), limit.multiply(BigDecimal.valueOf(hits)));
    }

    /** Assumes that all remaining hits take no time. */
    private static boolean isMeanLost(ThresholdTally tally, long hits) {
        if (tally.slowerThanAny() > 0) {
            return true;
        }
        Histogram times = tally.times();
        double mean = times.getTotalCount() == 0 ? 0 : times.getMean() * times.getTotalCount() / hits;
        return !tally.threshold()
                .relation()
                .holds(BigDecimal.valueOf(mean), tally.threshold().limit().value());
    }

    /**
     * Assumes that all remaining hits stay below the limit; counts by the histogram's buckets, like the percentile
     * itself.
     */
    private static boolean isPercentileLost(ThresholdTally tally, double percentile, long hits) {
        Histogram times = tally.times();
        long tooSlow = times.getTotalCount() + tally.slowerThanAny() - within(tally, times);
        long needed = Math.max(1, (long) Math.ceil(percentile * hits / 100));
        return hits - tooSlow < needed;
    }

    private static long within(ThresholdTally tally, Histogram times) {
        Threshold threshold = tally.threshold();
        boolean atLimit = threshold
                .relation()
                .holds(threshold.limit().value(), threshold.limit().value());
        long most = threshold.limit().value().longValue() - (atLimit ? 0 : 1);
        if (most < 0) {
            return 0;
        }
        long top = times.highestEquivalentValue(most) == most ? most : times.lowestEquivalentValue(most) - 1;
        return top < 0 ? 0 : times.getCountBetweenValues(0, top);
    }
}
