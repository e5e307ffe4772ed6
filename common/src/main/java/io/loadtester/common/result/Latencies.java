package io.loadtester.common.result;

import org.HdrHistogram.Histogram;

/**
 * The three histograms of a set of hits, in nanoseconds. They show whether target, connection pool or generator was
 * slow. What came encoded stays so until it is asked for in another form, so that it can be carried from Kafka to
 * storage as it is. Mutable, not thread-safe; belongs to whoever holds it.
 */
public final class Latencies {

    private final LatencyForm responseTime;
    private final LatencyForm serviceTime;
    private final LatencyForm startDelay;

    private Latencies(LatencyForm responseTime, LatencyForm serviceTime, LatencyForm startDelay) {
        this.responseTime = responseTime;
        this.serviceTime = serviceTime;
        this.startDelay = startDelay;
    }

    /**
     * The histograms become this one's.
     *
     * @param responseTime done − due, of every hit that ended
     * @param serviceTime done − sent, of every sent hit that ended
     * @param startDelay sent − due, of every sent hit
     */
    public Latencies(Histogram responseTime, Histogram serviceTime, Histogram startDelay) {
        this(LatencyForm.of(responseTime), LatencyForm.of(serviceTime), LatencyForm.of(startDelay));
    }

    /**
     * @param responseTime done − due, of every hit that ended
     * @param serviceTime done − sent, of every sent hit that ended
     * @param startDelay sent − due, of every sent hit
     */
    public Latencies(SparseHistogram responseTime, SparseHistogram serviceTime, SparseHistogram startDelay) {
        this(LatencyForm.of(responseTime), LatencyForm.of(serviceTime), LatencyForm.of(startDelay));
    }

    /** None yet, for merging others into: takes a few kilobytes. */
    public static Latencies none() {
        return new Latencies(SparseHistogram.NONE, SparseHistogram.NONE, SparseHistogram.NONE);
    }

    /** None yet, for recording into. */
    public static Latencies create() {
        return new Latencies(LatencyHistogram.create(), LatencyHistogram.create(), LatencyHistogram.create());
    }

    /**
     * Of what {@link LatencyHistogram#encode} wrote. The arrays become this one's. Whether they are sound is found out
     * when anything but them is asked for, by an IllegalArgumentException.
     */
    public static Latencies ofEncoded(byte[] responseTime, byte[] serviceTime, byte[] startDelay) {
        return new Latencies(LatencyForm.of(responseTime), LatencyForm.of(serviceTime), LatencyForm.of(startDelay));
    }

    /** Done − due, of every hit that ended; as it is now. */
    public SparseHistogram sparseResponseTime() {
        return responseTime.sparse();
    }

    /** Done − sent, of every sent hit that ended; as it is now. */
    public SparseHistogram sparseServiceTime() {
        return serviceTime.sparse();
    }

    /** Sent − due, of every sent hit; as it is now. */
    public SparseHistogram sparseStartDelay() {
        return startDelay.sparse();
    }

    /** Done − due, of every hit that ended; for recording into. */
    public Histogram responseTime() {
        return responseTime.histogram();
    }

    /** Done − sent, of every sent hit that ended; for recording into. */
    public Histogram serviceTime() {
        return serviceTime.histogram();
    }

    /** Sent − due, of every sent hit; for recording into. */
    public Histogram startDelay() {
        return startDelay.histogram();
    }

    public long responseTimeCount() {
        return responseTime.count();
    }

    public long serviceTimeCount() {
        return serviceTime.count();
    }

    public long startDelayCount() {
        return startDelay.count();
    }

    /** In the form of {@link LatencyHistogram#encode}; not to be changed. */
    public byte[] encodedResponseTime() {
        return responseTime.encoded();
    }

    /** In the form of {@link LatencyHistogram#encode}; not to be changed. */
    public byte[] encodedServiceTime() {
        return serviceTime.encoded();
    }

    /** In the form of {@link LatencyHistogram#encode}; not to be changed. */
    public byte[] encodedStartDelay() {
        return startDelay.encoded();
    }

    /** Merges the other's hits into this. */
    public void add(Latencies other) {
        responseTime.add(other.responseTime);
        serviceTime.add(other.serviceTime);
        startDelay.add(other.startDelay);
    }

    /** Whether the same values were counted as often. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Latencies that
                && sparseResponseTime().equals(that.sparseResponseTime())
                && sparseServiceTime().equals(that.sparseServiceTime())
                && sparseStartDelay().equals(that.sparseStartDelay());
    }

    @Override
    public int hashCode() {
        return 31 * sparseResponseTime().hashCode() + sparseStartDelay().hashCode();
    }

    @Override
    public String toString() {
        return "latencies of " + responseTimeCount() + " hits";
    }
}
