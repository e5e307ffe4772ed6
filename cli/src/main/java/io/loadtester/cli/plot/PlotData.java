package io.loadtester.cli.plot;

import io.loadtester.reporting.metrics.Distribution;
import io.loadtester.reporting.metrics.LineBuffer;
import io.loadtester.reporting.metrics.Metrics;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/** The page's data as JSON: times in seconds since the first hit, latencies in milliseconds. */
final class PlotData {

    private static final int TICKS_PER_HALVING = 8;
    private static final double[] SUMMARY = {50, 90, 95, 99, 99.9};
    private static final long NANOS_PER_MICRO = 1_000;

    private final LineBuffer json = new LineBuffer(64 * 1024);

    private PlotData() {}

    static String of(String title, Plot plot) {
        PlotData data = new PlotData();
        data.json.append("{\"title\":").json(title).append(",\"series\":[");
        List<PlotSeries> series = plot.series();
        for (int i = 0; i < series.size(); i++) {
            if (i > 0) {
                data.json.append(',');
            }
            data.series(plot.names().get(i), series.get(i));
        }
        return data.json.append("]}").toString();
    }

    private void series(String name, PlotSeries series) {
        Metrics metrics = series.metrics();
        json.append("{\"name\":").json(name);
        json.append(",\"start\":").json(metrics.timeRange().earliest().toString());
        json.append(",\"ok\":");
        points(series.successes(), series.earliestNanos());
        json.append(",\"failed\":");
        points(series.failures(), series.earliestNanos());
        json.append(",\"slot\":");
        decimal(series.slotNanos() / NANOS_PER_MICRO, 6);
        json.append(",\"rate\":");
        rate(series);
        json.append(",\"response\":");
        distribution(metrics.times().latency());
        json.append(",\"service\":");
        distribution(metrics.times().serviceTime());
        json.append(",\"delay\":");
        distribution(metrics.times().startDelay());
        json.append(",\"requests\":").append(metrics.requests());
        json.append(",\"seconds\":");
        decimal(metrics.timeRange().durationNanos() / NANOS_PER_MICRO, 6);
        json.append(",\"perSecond\":");
        decimal(Math.round(metrics.rate() * 1_000), 3);
        json.append(",\"failures\":")
                .append(metrics.requests() - metrics.counts().successes());
        json.append(",\"codes\":");
        counts(metrics.counts().statusCodes());
        json.append('}');
    }

    private void points(List<PlotPoint> points, long earliestNanos) {
        json.append('[');
        String separator = "[";
        for (PlotPoint point : points) {
            json.append(separator);
            decimal((point.timestampNanos() - earliestNanos) / NANOS_PER_MICRO, 6);
            json.append(',');
            decimal(point.latencyNanos() / NANOS_PER_MICRO, 3);
            json.append(']');
            separator = ",[";
        }
        json.append(']');
    }

    /** Includes empty slots, because a stall must be visible. */
    private void rate(PlotSeries series) {
        Map<Long, RateSlots.Hits> slots = series.slots();
        RateSlots.Hits none = new RateSlots.Hits(0, 0);
        long first = series.slots().firstKey();
        json.append("{\"from\":");
        decimal((first * series.slotNanos() + series.originNanos() - series.earliestNanos()) / NANOS_PER_MICRO, 6);
        json.append(",\"all\":[");
        long last = series.slots().lastKey();
        for (long slot = first; slot <= last; slot++) {
            (slot == first ? json : json.append(','))
                    .append(slots.getOrDefault(slot, none).all());
        }
        json.append("],\"failed\":[");
        for (long slot = first; slot <= last; slot++) {
            (slot == first ? json : json.append(','))
                    .append(slots.getOrDefault(slot, none).failed());
        }
        json.append("]}");
    }

    private void distribution(@Nullable Distribution of) {
        if (of == null) {
            json.append("null");
            return;
        }
        json.append("{\"min\":");
        millis(of.minNanos());
        json.append(",\"mean\":");
        millis(of.meanNanos());
        json.append(",\"max\":");
        millis(of.maxNanos());
        json.append(",\"at\":[");
        for (int i = 0; i < SUMMARY.length; i++) {
            if (i > 0) {
                json.append(',');
            }
            millis(of.nanosAt(SUMMARY[i]));
        }
        json.append("],\"curve\":[");
        String separator = "[";
        for (HistogramIterationValue value : of.histogram().percentiles(TICKS_PER_HALVING)) {
            double percentile = value.getPercentileLevelIteratedTo();
            json.append(separator).append(Double.toString(percentile)).append(',');
            millis(of.nanosAt(percentile));
            json.append(']');
            separator = ",[";
        }
        json.append("]}");
    }

    private void counts(Map<Integer, Long> counts) {
        json.append('{');
        int written = 0;
        for (Map.Entry<Integer, Long> count : counts.entrySet()) {
            (written++ == 0 ? json : json.append(',')).json(count.getKey().toString());
            json.append(':').append(count.getValue());
        }
        json.append('}');
    }

    private void millis(long nanos) {
        decimal(nanos, 6);
    }

    /** Appends {@code digits} × 10<sup>-decimals</sup>. */
    private void decimal(long digits, int decimals) {
        json.append(BigDecimal.valueOf(digits, decimals).stripTrailingZeros().toPlainString());
    }
}
