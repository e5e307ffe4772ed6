package io.loadtester.cli.plot;

import io.loadtester.reporting.metrics.Metrics;
import io.loadtester.reporting.metrics.MetricsBuilder;
import io.loadtester.reporting.metrics.ResultFields;
import java.util.List;
import java.util.SortedMap;

/** The results of one attack, collected for the charts in constant memory. Not thread-safe. */
final class PlotSeries {

    private final String file;
    private final String attack;
    private final Peaks successes;
    private final Peaks failures;
    private final RateSlots rate = new RateSlots();
    private final MetricsBuilder metrics = new MetricsBuilder();
    private long originNanos = Long.MIN_VALUE;
    private long earliestNanos = Long.MAX_VALUE;

    /** @param maxPoints most latency points, for successes and for failures each */
    PlotSeries(String file, String attack, int maxPoints) {
        this.file = file;
        this.attack = attack;
        this.successes = new Peaks(maxPoints);
        this.failures = new Peaks(maxPoints);
    }

    void add(ResultFields result) {
        if (originNanos == Long.MIN_VALUE) {
            originNanos = result.timestampNanos();
        }
        earliestNanos = Math.min(earliestNanos, result.timestampNanos());
        boolean failed = !result.successful();
        (failed ? failures : successes).add(new PlotPoint(result.timestampNanos(), result.latencyNanos()));
        rate.add(result.timestampNanos() - originNanos, failed);
        metrics.add(result);
    }

    String file() {
        return file;
    }

    String attack() {
        return attack;
    }

    /** Time zero of {@link #slots()}: the first hit read, which need not be the earliest. */
    long originNanos() {
        return originNanos;
    }

    /** Due time of the earliest hit: time zero of the charts. */
    long earliestNanos() {
        return earliestNanos;
    }

    List<PlotPoint> successes() {
        return successes.points();
    }

    List<PlotPoint> failures() {
        return failures.points();
    }

    long slotNanos() {
        return rate.widthNanos();
    }

    SortedMap<Long, RateSlots.Hits> slots() {
        return rate.slots();
    }

    Metrics metrics() {
        return metrics.soFar();
    }
}
