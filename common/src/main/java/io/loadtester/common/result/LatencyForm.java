package io.loadtester.common.result;

import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A histogram in its current form: encoded until it is merged, sparse until it is recorded into. Not thread-safe.
 */
final class LatencyForm {

    private byte @Nullable [] encoded;
    private @Nullable SparseHistogram sparse;
    private @Nullable Histogram histogram;

    private LatencyForm(byte @Nullable [] encoded, @Nullable SparseHistogram sparse, @Nullable Histogram histogram) {
        this.encoded = encoded;
        this.sparse = sparse;
        this.histogram = histogram;
    }

    static LatencyForm of(Histogram histogram) {
        return new LatencyForm(null, null, histogram);
    }

    static LatencyForm of(SparseHistogram sparse) {
        return new LatencyForm(null, sparse, null);
    }

    /** Decoded when it is asked for anything but its encoded form. */
    static LatencyForm of(byte[] encoded) {
        return new LatencyForm(encoded, null, null);
    }

    /** @throws IllegalArgumentException if the encoded bytes are not a latency histogram */
    long count() {
        if (histogram != null) {
            return histogram.getTotalCount();
        }
        return sparse != null ? sparse.total() : EncodedHistogram.count(Objects.requireNonNull(encoded));
    }

    /** Drops the other forms, since the caller may change the histogram. */
    Histogram histogram() {
        if (histogram == null) {
            histogram = sparse().toHistogram();
            sparse = null;
            encoded = null;
        }
        return histogram;
    }

    /** A snapshot. */
    SparseHistogram sparse() {
        if (histogram != null) {
            return SparseHistogram.of(histogram);
        }
        if (sparse == null) {
            sparse = SparseHistogram.decode(Objects.requireNonNull(encoded));
        }
        return sparse;
    }

    void add(LatencyForm other) {
        if (histogram != null) {
            other.sparse().addTo(histogram);
        } else {
            sparse = sparse().plus(other.sparse());
            encoded = null;
        }
    }

    byte[] encoded() {
        if (encoded != null) {
            return encoded;
        }
        return histogram == null ? sparse().encode() : LatencyHistogram.encode(histogram);
    }
}
