package io.loadtester.common.result;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks into an encoded latency histogram without building it up: a consumer that only carries histograms along must
 * know that they are sound, and how many hits they count, at a fraction of what decoding costs. What is accepted here
 * can be decoded. Whatever the bytes claim, no more is allocated than the largest sound histogram needs.
 */
final class EncodedHistogram {

    private static final int COMPRESSED_COOKIE = 0x1c849314;
    private static final int COOKIE = 0x1c849313;
    private static final int COMPRESSED_HEADER_BYTES = 8;
    private static final int HEADER_BYTES = 40;

    /** Values are counted in steps of 2^9 ns, the largest power of two below the lowest value, in 2^11 steps at first. */
    private static final int UNIT_MAGNITUDE = 9;

    private static final int SUB_BUCKETS = 2_048;
    private static final int HALF_SUB_BUCKETS = SUB_BUCKETS / 2;
    private static final int MAX_COUNT_BYTES = 9;

    private EncodedHistogram() {}

    /**
     * How many values it counts.
     *
     * @throws IllegalArgumentException if the bytes are not a histogram of the common resolution
     */
    static long count(byte[] bytes) {
        if (bytes.length == 0) {
            return 0;
        }
        require(bytes.length > COMPRESSED_HEADER_BYTES, "too short");
        ByteBuffer compressed = ByteBuffer.wrap(bytes);
        require(compressed.getInt() == COMPRESSED_COOKIE, "not compressed by V2");
        require(compressed.getInt() == compressed.remaining(), "cut off");
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, COMPRESSED_HEADER_BYTES, bytes.length - COMPRESSED_HEADER_BYTES);
            ByteBuffer header = ByteBuffer.wrap(inflate(inflater, HEADER_BYTES));
            require(header.getInt() == COOKIE, "not encoded by V2");
            int payloadBytes = header.getInt();
            require(header.getInt() == 0, "shifted");
            require(header.getInt() == LatencyHistogram.SIGNIFICANT_DIGITS, "of another resolution");
            require(header.getLong() == LatencyHistogram.LOWEST_NANOS, "of another resolution");
            int most = countsUpTo(header.getLong());
            require(header.getDouble() == 1.0, "scaled");
            require(payloadBytes >= 0 && payloadBytes <= most * MAX_COUNT_BYTES, "of an impossible size");
            return sum(inflate(inflater, payloadBytes), most);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("not a latency histogram: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] inflate(Inflater inflater, int length) throws DataFormatException {
        byte[] inflated = new byte[length];
        int filled = 0;
        while (filled < length) {
            int count = inflater.inflate(inflated, filled, length - filled);
            require(count > 0, "cut off");
            filled += count;
        }
        return inflated;
    }

    /** How many counts a histogram up to this value has. */
    private static int countsUpTo(long highest) {
        require(
                highest >= 2 * LatencyHistogram.LOWEST_NANOS && highest <= 2 * LatencyHistogram.HIGHEST_NANOS,
                "too wide");
        int buckets = 1;
        for (long beyond = (long) SUB_BUCKETS << UNIT_MAGNITUDE; beyond <= highest; beyond <<= 1) {
            buckets++;
        }
        return (buckets + 1) * HALF_SUB_BUCKETS;
    }

    /** Counts are zig-zag LEB128 numbers, up to nine bytes long; a negative one stands for so many zeros. */
    private static long sum(byte[] payload, int most) {
        long sum = 0;
        long index = 0;
        int at = 0;
        while (at < payload.length) {
            long coded = 0;
            int shift = 0;
            int next;
            do {
                require(at < payload.length, "cut off");
                next = payload[at++];
                boolean last = shift == (MAX_COUNT_BYTES - 1) * 7;
                coded |= (last ? next & 0xffL : next & 0x7fL) << shift;
                shift += 7;
                if (last) {
                    break;
                }
            } while (next < 0);
            long count = (coded >>> 1) ^ -(coded & 1);
            index += count < 0 ? -count : 1;
            sum += Math.max(0, count);
            require(count > -most && index <= most && sum >= 0, "of impossible counts");
        }
        return sum;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("not a latency histogram: " + otherwise);
        }
    }
}
