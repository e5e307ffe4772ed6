package io.loadtester.reporting.report;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.loadtester.common.result.GoDuration;
import io.loadtester.common.result.LatencyHistogram;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.AbstractHistogram;
import org.jspecify.annotations.Nullable;

/**
 * A latency distribution in a report's layout; nanoseconds, all 0 if there were no hits.
 *
 * @param more requested percentiles beyond those in every report, by keys such as {@code 99.99th}
 */
@JsonPropertyOrder({"total", "mean", "50th", "90th", "95th", "99th", "99.9th", "max", "min", "clamped_at"})
public record Percentiles(
        long total,
        long mean,
        @JsonProperty("50th") long p50,
        @JsonProperty("90th") long p90,
        @JsonProperty("95th") long p95,
        @JsonProperty("99th") long p99,
        @JsonProperty("99.9th") long p999,
        long max,
        long min,
        @JsonAnyGetter Map<String, Long> more) {

    private static final List<Percentile> IN_EVERY_REPORT = Percentile.listOf(50, 90, 95, 99, 99.9);

    public Percentiles {
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    public static Percentiles of(AbstractHistogram histogram, List<Percentile> asked) {
        boolean none = histogram.getTotalCount() == 0;
        long max = none ? 0 : histogram.getMaxValue();
        // Values in a single bucket count as equal, so that the mean of one hit is that hit.
        boolean same = !none && histogram.valuesAreEquivalent(histogram.getMinValue(), max);
        double mean = none || same ? max : histogram.getMean();
        Map<String, Long> more = new LinkedHashMap<>();
        for (Percentile percentile : asked) {
            if (!IN_EVERY_REPORT.contains(percentile)) {
                more.put(key(percentile), at(histogram, percentile.value().doubleValue()));
            }
        }
        return new Percentiles(
                Math.round(mean * histogram.getTotalCount()),
                Math.round(mean),
                at(histogram, 50),
                at(histogram, 90),
                at(histogram, 95),
                at(histogram, 99),
                at(histogram, 99.9),
                max,
                none || same ? max : histogram.getMinValue(),
                more);
    }

    /** A percentile of every report, or a requested one. */
    public long at(Percentile percentile) {
        return switch (percentile.label()) {
            case "50" -> p50;
            case "90" -> p90;
            case "95" -> p95;
            case "99" -> p99;
            case "99.9" -> p999;
            default -> more.getOrDefault(key(percentile), 0L);
        };
    }

    /** The mean in words. */
    public String meanText() {
        return GoDuration.latencyMean(mean, max);
    }

    /** The longest recordable time, at which longer ones were counted; absent if there are none. */
    @JsonProperty("clamped_at")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    public Long clampedAtNanos() {
        return max >= LatencyHistogram.HIGHEST_NANOS ? Long.valueOf(LatencyHistogram.HIGHEST_NANOS) : null;
    }

    private static String key(Percentile percentile) {
        return percentile.label() + "th";
    }

    private static long at(AbstractHistogram histogram, double percentile) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile);
    }
}
