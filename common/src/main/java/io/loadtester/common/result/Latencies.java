package io.loadtester.common.result;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The histograms of a set of hits, one for each {@link LatencyKind}, in nanoseconds. They show whether target, connection
 * pool or generator was slow. What came encoded stays so until it is asked for in another form, so that it can be carried
 * from Kafka to storage as it is. Mutable, not thread-safe; belongs to whoever holds it.
 */
public final class Latencies {

    private final Map<LatencyKind, LatencyForm> forms = new EnumMap<>(LatencyKind.class);

    private Latencies(Function<LatencyKind, LatencyForm> form) {
        for (LatencyKind kind : LatencyKind.values()) {
            forms.put(kind, form.apply(kind));
        }
    }

    /** None yet, for merging others into: takes a few kilobytes. */
    public static Latencies none() {
        return new Latencies(kind -> LatencyForm.of(SparseHistogram.NONE));
    }

    /** None yet, for recording into. */
    public static Latencies create() {
        return new Latencies(kind -> LatencyForm.of(LatencyHistogram.create()));
    }

    /** @param histogram of each kind */
    public static Latencies of(Function<LatencyKind, SparseHistogram> histogram) {
        return new Latencies(kind -> LatencyForm.of(histogram.apply(kind)));
    }

    /**
     * Of what {@link LatencyHistogram#encode} wrote. The arrays become this one's. Whether they are sound is found out
     * when anything but them is asked for, by an IllegalArgumentException.
     *
     * @param histogram of each kind
     */
    public static Latencies ofEncoded(Function<LatencyKind, byte[]> histogram) {
        return new Latencies(kind -> LatencyForm.of(histogram.apply(kind)));
    }

    /**
     * Of what was measured before succeeded and failed hits were told apart. Where there are both, their times are taken
     * to be spread alike: which of them were whose, nobody knows any more. There are no times of first bytes.
     *
     * @param responseTime of every hit that ended, encoded
     * @param serviceTime of every sent hit that ended, encoded
     * @param startDelay of every hit that was sent, encoded
     * @param succeeded how many of the hits that ended have succeeded
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

    /** As it is now. */
    public SparseHistogram sparse(LatencyKind kind) {
        return form(kind).sparse();
    }

    /** Ended − due, of every hit that ended, whichever way; as it is now. */
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

    /** In the form of {@link LatencyHistogram#encode}; not to be changed. */
    public byte[] encoded(LatencyKind kind) {
        return form(kind).encoded();
    }

    /** Merges the other's hits into this. */
    public void add(Latencies other) {
        forms.forEach((kind, form) -> form.add(other.form(kind)));
    }

    private LatencyForm form(LatencyKind kind) {
        return Objects.requireNonNull(forms.get(kind));
    }

    /** Whether the same values were counted as often. */
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
