package io.loadtester.reporting.metrics;

import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import org.jspecify.annotations.Nullable;

/**
 * The measured times of a set of hits.
 *
 * @param latency done − due, of all hits that ended
 * @param succeeded done − due, of the hits that succeeded
 * @param failed ended − due, of the hits that failed
 * @param serviceTime done − sent, of the hits that succeeded; null if not recorded
 * @param firstByte first byte − sent, of the hits that succeeded; null if not recorded
 * @param startDelay sent − due, of all hits that were sent; null if not recorded
 */
public record Times(
        Distribution latency,
        Distribution succeeded,
        Distribution failed,
        @Nullable Distribution serviceTime,
        @Nullable Distribution firstByte,
        @Nullable Distribution startDelay) {

    /** Takes ownership of the histograms. */
    public static Times of(Latencies latencies) {
        return new Times(
                Distribution.of(latencies.sparseOfAll().toHistogram()),
                Distribution.of(latencies.histogram(LatencyKind.RESPONSE)),
                Distribution.of(latencies.histogram(LatencyKind.FAILED_RESPONSE)),
                Distribution.of(latencies.histogram(LatencyKind.SERVICE)),
                Distribution.of(latencies.histogram(LatencyKind.FIRST_BYTE)),
                Distribution.of(latencies.histogram(LatencyKind.START_DELAY)));
    }
}
