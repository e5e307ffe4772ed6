package io.loadtester.master.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.HdrHistogram.AbstractHistogram;

/** A latency distribution in a report's layout; nanoseconds, all 0 when there was no hit. */
@JsonPropertyOrder({"total", "mean", "50th", "90th", "95th", "99th", "99.9th", "max", "min"})
record Percentiles(
        long total,
        long mean,
        @JsonProperty("50th") long p50,
        @JsonProperty("90th") long p90,
        @JsonProperty("95th") long p95,
        @JsonProperty("99th") long p99,
        @JsonProperty("99.9th") long p999,
        long max,
        long min) {

    static Percentiles of(AbstractHistogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return new Percentiles(0, 0, 0, 0, 0, 0, 0, 0, 0);
        }
        double mean = histogram.getMean();
        return new Percentiles(
                Math.round(mean * histogram.getTotalCount()),
                Math.round(mean),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(95),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue(),
                histogram.getMinValue());
    }
}
