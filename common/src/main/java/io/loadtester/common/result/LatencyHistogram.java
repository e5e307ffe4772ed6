package io.loadtester.common.result;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/**
 * The common resolution of all latency histograms, so that any two can be merged: nanoseconds, 3 significant digits, 1
 * µs to 1 h; values outside are counted at the nearest end.
 */
public final class LatencyHistogram {

    public static final long LOWEST_NANOS = 1_000;
    public static final long HIGHEST_NANOS = 3_600_000_000_000L;
    public static final int SIGNIFICANT_DIGITS = 3;

    private LatencyHistogram() {}

    /** A new, empty histogram for merging others into; owned by the caller, not thread-safe. */
    public static Histogram create() {
        Histogram histogram = new Histogram(LOWEST_NANOS, HIGHEST_NANOS, SIGNIFICANT_DIGITS);
        histogram.setAutoResize(false);
        return histogram;
    }

    /** A new, empty histogram that grows with its values; owned by the caller, not thread-safe. */
    static Histogram growing() {
        Histogram histogram = new Histogram(LOWEST_NANOS, 2 * LOWEST_NANOS, SIGNIFICANT_DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    /** Limits a value to what may be recorded: 0 to {@link #HIGHEST_NANOS}. */
    public static long clamp(long nanos) {
        return Math.min(Math.max(nanos, 0), HIGHEST_NANOS);
    }

    /** V2 compressed form; empty for a histogram without values. */
    public static byte[] encode(AbstractHistogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return new byte[0];
        }
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        byte[] bytes = new byte[length];
        buffer.flip();
        buffer.get(bytes);
        return bytes;
    }

    /**
     * Decodes what {@link #encode} wrote. The histogram is no larger than its values need and grows when others are
     * added.
     *
     * @throws IllegalArgumentException if the bytes are not such a histogram
     */
    public static Histogram decode(byte[] bytes) {
        if (bytes.length == 0) {
            return growing();
        }
        try {
            Histogram decoded = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 2 * LOWEST_NANOS);
            if (decoded.getNumberOfSignificantValueDigits() != SIGNIFICANT_DIGITS
                    || decoded.getLowestDiscernibleValue() != LOWEST_NANOS) {
                throw new IllegalArgumentException("histogram of another resolution");
            }
            decoded.setAutoResize(true);
            return decoded;
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException("not a latency histogram: " + e.getMessage(), e);
        }
    }
}
