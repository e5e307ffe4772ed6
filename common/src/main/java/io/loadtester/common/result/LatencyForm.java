package io.loadtester.common.result;

import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A histogram as it is at hand: encoded until somebody wants to merge it, then built up. Not thread-safe.
 */
final class LatencyForm {

    private byte @Nullable [] encoded;
    private @Nullable Histogram histogram;
    private final long encodedCount;

    private LatencyForm(byte @Nullable [] encoded, @Nullable Histogram histogram, long encodedCount) {
        this.encoded = encoded;
        this.histogram = histogram;
        this.encodedCount = encodedCount;
    }

    static LatencyForm of(Histogram histogram) {
        return new LatencyForm(null, histogram, 0);
    }

    /** @throws IllegalArgumentException if the bytes are not a latency histogram */
    static LatencyForm of(byte[] encoded) {
        return new LatencyForm(encoded, null, EncodedHistogram.count(encoded));
    }

    long count() {
        return histogram == null ? encodedCount : histogram.getTotalCount();
    }

    /** From here on the histogram is the truth, since whoever has it may change it. */
    Histogram histogram() {
        if (histogram == null) {
            histogram = LatencyHistogram.decode(Objects.requireNonNull(encoded));
            encoded = null;
        }
        return histogram;
    }

    byte[] encoded() {
        return encoded != null ? encoded : LatencyHistogram.encode(histogram());
    }
}
