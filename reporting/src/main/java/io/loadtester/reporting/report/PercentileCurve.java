package io.loadtester.reporting.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Full distributions, denser towards the tail: response and service time of succeeded hits, response time of failed.
 */
public record PercentileCurve(
        @JsonProperty("response_time") List<CurvePoint> responseTime,
        @JsonProperty("failed_response_time") List<CurvePoint> failedResponseTime,
        @JsonProperty("service_time") List<CurvePoint> serviceTime) {

    private static final int TICKS_PER_HALVING = 5;

    /**
     * @param percentile 0 to 100
     * @param count hits up to this value
     */
    public record CurvePoint(double percentile, long valueNanos, long count) {}

    public static PercentileCurve of(Latencies latencies) {
        return new PercentileCurve(
                points(latencies.histogram(LatencyKind.RESPONSE)),
                points(latencies.histogram(LatencyKind.FAILED_RESPONSE)),
                points(latencies.histogram(LatencyKind.SERVICE)));
    }

    private static List<CurvePoint> points(AbstractHistogram histogram) {
        List<CurvePoint> points = new ArrayList<>();
        for (HistogramIterationValue value : histogram.percentiles(TICKS_PER_HALVING)) {
            points.add(new CurvePoint(
                    value.getPercentileLevelIteratedTo(),
                    value.getValueIteratedTo(),
                    value.getTotalCountToThisValue()));
        }
        return points;
    }
}
