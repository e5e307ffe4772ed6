package io.loadtester.common.result;

import org.HdrHistogram.Histogram;

/**
 * The three histograms of a set of hits, in nanoseconds. They show whether target, connection pool or generator was
 * slow. The histograms are mutable and belong to whoever holds this record.
 *
 * @param responseTime done − due, of every hit that ended
 * @param serviceTime done − sent, of every sent hit that ended
 * @param startDelay sent − due, of every sent hit
 */
public record Latencies(Histogram responseTime, Histogram serviceTime, Histogram startDelay) {

    public static Latencies create() {
        return new Latencies(LatencyHistogram.create(), LatencyHistogram.create(), LatencyHistogram.create());
    }

    /** Merges the other's hits into this. */
    public void add(Latencies other) {
        responseTime.add(other.responseTime);
        serviceTime.add(other.serviceTime);
        startDelay.add(other.startDelay);
    }
}
