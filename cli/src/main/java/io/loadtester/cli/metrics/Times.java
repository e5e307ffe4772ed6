package io.loadtester.cli.metrics;

import io.loadtester.common.result.Latencies;
import org.jspecify.annotations.Nullable;

/**
 * The measured times of a set of hits.
 *
 * @param latency done − due
 * @param serviceTime done − sent; null when the results do not tell
 * @param startDelay sent − due; null when the results do not tell
 */
public record Times(
        Distribution latency,
        @Nullable Distribution serviceTime,
        @Nullable Distribution startDelay) {

    /** The histograms belong to this record from now on. */
    public static Times of(Latencies latencies) {
        return new Times(
                Distribution.of(latencies.responseTime()),
                Distribution.of(latencies.serviceTime()),
                Distribution.of(latencies.startDelay()));
    }
}
