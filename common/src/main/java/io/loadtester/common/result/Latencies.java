package io.loadtester.common.result;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The histograms of a set of hits, one for each {@link LatencyKind}, in nanoseconds. They show whether the target, the
 * connection pool or the generator was slow. Encoded histograms are decoded only when needed, so that they pass from
 * Kafka to storage unchanged. Mutable, not thread-safe; belongs to its holder.
 *
 * <pre>{@code
 * Latencies sum = Latencies.none();
 * sum.add(interval.latencies());
 * long p99Nanos = sum.sparse(LatencyKind.RESPONSE).valueAtPercentile(99);
 * }</pre>
 */
public final class Latencies {

    private final Map<LatencyKind, LatencyForm> forms = new EnumMap<>(LatencyKind.class);

    private Latencies(Function<LatencyKind, LatencyForm> form) {
        for (LatencyKind kind : LatencyKind.values()) {
            forms.put(kind, form.apply(kind));
        }
    }

    /** Empty, for merging others into: takes a few kilobytes. */
    public static Latencies none() {
        return new Latencies(kind -> LatencyForm.of(SparseHistogram.NONE));
    }

    /** Empty, for recording into. */
    public static Latencies create() {
        return new Latencies(kind -> LatencyForm.of(LatencyHistogram.create()));
    }

    /** @param histogram gives the histogram of each kind */
    public static Latencies of(Function<LatencyKind, SparseHistogram> histogram) {
        return new Latencies(kind -> LatencyForm.of(histogram.apply(kind)));
    }

    /**
     * From arrays written by {@link LatencyHistogram#encode}, which are not copied. They are validated on first use:
     * any method but {@link #encoded} may throw an IllegalArgumentException.
     *
     * @param histogram gives the encoded histogram of each kind
     */
    public static Latencies ofEncoded(Function<LatencyKind, byte[]> histogram) {
        return new Latencies(kind -> LatencyForm.of(histogram.apply(kind)));
    }

    /**
     * From histograms of the time before succeeded and failed hits were kept apart. If there are both, they are assumed
     * to have the same distribution, since it is no longer known which time belongs to which. There are no first byte
     * times.
     *
     * @param responseTime of every hit that ended, encoded
     * @param serviceTime of every sent hit that ended, encoded
     * @param startDelay of every hit that was sent, encoded
     * @param succeeded how many of the hits that ended succeeded
     */
    public static Latencies ofMixed(byte[] responseTime, byte[] serviceTime, byte[] startDelay, long succeeded) {
        LatencyForm response = LatencyForm.of(responseTime);
        LatencyForm service = LatencyForm.of(serviceTime);
        boolean allSucceeded = response.count() == succeeded && service.count() == succeeded;
        return new Latencies(kind -> switch (kind) {
            case RESPONSE ->
                allSucceeded ? response : LatencyForm.of(response.sparse().part(succeeded));
            case FAILED_RESPONSE ->
                allSucceeded
                        ? LatencyForm.of(SparseHistogram.NONE)
                        : LatencyForm.of(
                                response.sparse().minus(response.sparse().part(succeeded)));
            case SERVICE ->
                allSucceeded ? service : LatencyForm.of(service.sparse().part(succeeded));
            case FIRST_BYTE -> LatencyForm.of(SparseHistogram.NONE);
            case START_DELAY -> LatencyForm.of(startDelay);
        });
    }

    /** A snapshot. */
    public SparseHistogram sparse(LatencyKind kind) {
        return form(kind).sparse();
    }

    /** Ended − due, of every hit that ended, succeeded or failed; a snapshot. */
    public SparseHistogram sparseOfAll() {
        return sparse(LatencyKind.RESPONSE).plus(sparse(LatencyKind.FAILED_RESPONSE));
    }

    /** For recording into. */
    public Histogram histogram(LatencyKind kind) {
        return form(kind).histogram();
    }

    public long count(LatencyKind kind) {
        return form(kind).count();
    }

    /** In the form of {@link LatencyHistogram#encode}; must not be changed. */
    public byte[] encoded(LatencyKind kind) {
        return form(kind).encoded();
    }

    /** Merges the other's hits into these. */
    public void add(Latencies other) {
        forms.forEach((kind, form) -> form.add(other.form(kind)));
    }

    private LatencyForm form(LatencyKind kind) {
        return Objects.requireNonNull(forms.get(kind));
    }

    /** Whether both contain the same values equally often. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Latencies that
                && Stream.of(LatencyKind.values()).allMatch(kind -> sparse(kind).equals(that.sparse(kind)));
    }

    @Override
    public int hashCode() {
        return 31 * sparse(LatencyKind.RESPONSE).hashCode()
                + sparse(LatencyKind.START_DELAY).hashCode();
    }

    @Override
    public String toString() {
        return "latencies of " + count(LatencyKind.RESPONSE) + " succeeded and " + count(LatencyKind.FAILED_RESPONSE)
                + " failed hits";
    }
}
