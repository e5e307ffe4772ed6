package io.loadtester.reporting.threshold;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.Plural;
import io.loadtester.common.result.Slice;
import io.loadtester.common.threshold.Limit;
import io.loadtester.common.threshold.Measure.Hits;
import io.loadtester.common.threshold.Measure.Rate;
import io.loadtester.common.threshold.Measure.Time;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.common.threshold.ThresholdOutcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/**
 * Merges the hits that one threshold covers. Add every interval of the test once, then ask for the outcome. A threshold
 * that covers no hits fails, because nothing shows that it holds. Mutable, used by one thread.
 *
 * <pre>{@code
 * ThresholdTally tally = new ThresholdTally(threshold);
 * intervals.forEach(tally::add);
 * ThresholdOutcome outcome = tally.outcome(RateWindows.of(test, manifests, now).in(threshold.scope()));
 * }</pre>
 */
public final class ThresholdTally {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Threshold threshold;
    private final @Nullable Histogram times;
    private long slowerThanAny;
    private long scheduled;
    private long ended;
    private long counted;

    public ThresholdTally(Threshold threshold) {
        this.threshold = threshold;
        this.times = threshold.measure() instanceof Time ? LatencyHistogram.create() : null;
    }

    /** Adds an interval; ignores it if the threshold does not cover it. */
    public void add(Slice slice) {
        if (!threshold.scope().contains(slice)) {
            return;
        }
        scheduled += slice.ledger().scheduled();
        ended += slice.ledger().ended();
        if (threshold.measure() instanceof Time time) {
            time.of(slice.latencies()).addTo(times());
            slowerThanAny += time.slowerThanAny(slice);
        } else if (threshold.measure() instanceof Hits hits) {
            counted += hits.in(slice);
        } else if (threshold.measure() instanceof Rate rate) {
            counted += rate.in(slice);
        }
    }

    public Threshold threshold() {
        return threshold;
    }

    /** Hits that became due. */
    public long scheduled() {
        return scheduled;
    }

    /** Of these, hits that ended. */
    public long ended() {
        return ended;
    }

    /** Of these, hits counted by the measure; not for times. */
    public long counted() {
        return counted;
    }

    /** Hits not in {@link #times()} that count as slower than any response; only for a threshold on a time. */
    public long slowerThanAny() {
        return slowerThanAny;
    }

    /** The recorded times; only for a threshold on a time. */
    public Histogram times() {
        if (times == null) {
            throw new IllegalStateException("not about times: " + threshold);
        }
        return times;
    }

    /** @param window needed for rates only */
    public ThresholdOutcome outcome(RateWindow window) {
        if (threshold.measure() instanceof Time time) {
            return ofTime(time);
        }
        return threshold.measure() instanceof Hits ? ofHits() : ofRate(window);
    }

    private ThresholdOutcome ofTime(Time time) {
        long recorded = times().getTotalCount();
        long hits = recorded + slowerThanAny;
        if (recorded == 0) {
            return nothing(hits == 0 ? "there were no hits" : "none of " + Plural.of(hits, "hit") + " succeeded");
        }
        BigDecimal percentile = time.statistic().percentile();
        if (percentile == null) {
            double mean = times().getMean();
            String text = GoDuration.latencyMean(Math.round(mean), times().getMaxValue());
            return slowerThanAny > 0 ? ofFailed(hits) : ofNanos(mean, text);
        }
        long rank = rank(percentile.doubleValue(), hits);
        if (rank > recorded) {
            return ofFailed(hits);
        }
        long nanos = valueAt(rank);
        return ofNanos(nanos, GoDuration.latency(nanos));
    }

    private ThresholdOutcome ofNanos(double nanos, String text) {
        return judged(BigDecimal.valueOf(nanos), BigDecimal.ONE, "was " + text);
    }

    /** The deciding hit failed, so it is above any limit. */
    private ThresholdOutcome ofFailed(long hits) {
        String text = String.format(
                Locale.ROOT,
                "%s%% of %s failed, so at most %s%% succeeded in time",
                percent(100.0 * slowerThanAny / hits),
                Plural.of(hits, "hit"),
                percent(100.0 * (hits - slowerThanAny) / hits));
        return new ThresholdOutcome(
                threshold.expression(), !threshold.relation().isUpper(), null, text, false);
    }

    /** The rank, from 1, of a percentile among hits; as in HdrHistogram. */
    private static long rank(double percentile, long hits) {
        return Math.max(1, (long) Math.ceil(Math.nextDown(percentile) * hits / 100));
    }

    private long valueAt(long rank) {
        long seen = 0;
        for (HistogramIterationValue value : times().recordedValues()) {
            seen += value.getCountAddedInThisIterationStep();
            if (seen >= rank) {
                return times().highestEquivalentValue(value.getValueIteratedTo());
            }
        }
        throw new IllegalStateException("there are fewer times than that");
    }

    private ThresholdOutcome ofHits() {
        if (scheduled == 0) {
            return nothing("there were no hits");
        }
        String text = String.format(
                Locale.ROOT,
                "was %,d of %s (%s%%)",
                counted,
                Plural.of(scheduled, "hit"),
                percent(100.0 * counted / scheduled));
        BigDecimal hits = BigDecimal.valueOf(counted);
        return threshold.limit().unit() == Limit.Unit.HITS
                ? judged(hits, BigDecimal.ONE, text)
                : judged(hits.multiply(HUNDRED), BigDecimal.valueOf(scheduled), text);
    }

    private ThresholdOutcome ofRate(RateWindow window) {
        double seconds = threshold.measure() == Rate.RATE ? window.sendingSeconds() : window.wholeSeconds();
        if (scheduled == 0 || !(seconds > 0)) {
            return nothing("there were no hits");
        }
        double perSecond = counted / seconds;
        String text = String.format(Locale.ROOT, "was %.2f/s", perSecond);
        if (threshold.limit().unit() == Limit.Unit.PER_SECOND) {
            return judged(BigDecimal.valueOf(perSecond), BigDecimal.ONE, text);
        }
        Double planned = window.plannedPerSecond();
        if (planned == null || planned <= 0) {
            return nothing(text + "; no rate was planned");
        }
        double percent = 100 * perSecond / planned;
        return judged(
                BigDecimal.valueOf(percent),
                BigDecimal.ONE,
                String.format(Locale.ROOT, "%s, %s%% of %.2f/s", text, percent(percent), planned));
    }

    /** Compares a fraction with the limit, exactly. */
    private ThresholdOutcome judged(BigDecimal numerator, BigDecimal denominator, String text) {
        boolean passed =
                threshold.relation().holds(numerator, threshold.limit().value().multiply(denominator));
        double actual = numerator.divide(denominator, MathContext.DECIMAL64).doubleValue();
        return new ThresholdOutcome(threshold.expression(), passed, actual, text, false);
    }

    private ThresholdOutcome nothing(String why) {
        return new ThresholdOutcome(threshold.expression(), false, null, why, false);
    }

    /** With enough digits to see on which side of a limit such as 99.99 % it is. */
    private static String percent(double percent) {
        return new BigDecimal(percent)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
