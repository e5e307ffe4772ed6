package io.loadtester.common.result;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Reads and writes HdrHistogram's V2 compressed form without building histograms, so that merging costs a fraction of
 * decoding. HdrHistogram can decode whatever is accepted or written here. Whatever the bytes claim, no more is
 * allocated than the largest valid histogram needs.
 */
final class EncodedHistogram {

    private static final int COMPRESSED_COOKIE = 0x1c849314;
    private static final int COOKIE = 0x1c849313;
    private static final int COMPRESSED_HEADER_BYTES = 8;
    private static final int HEADER_BYTES = 40;
    private static final int MAX_COUNT_BYTES = 9;

    /** Reused, since creating one takes as long as using it; likewise {@link #DEFLATER}. */
    private static final ThreadLocal<Inflater> INFLATER = ThreadLocal.withInitial(Inflater::new);

    private static final ThreadLocal<Deflater> DEFLATER = ThreadLocal.withInitial(Deflater::new);

    private EncodedHistogram() {}

    /** Receives counts in ascending order of their buckets. */
    interface Reader {

        /** @param index of the bucket, as in {@link LatencyBuckets} */
        void count(int index, long count);
    }

    /**
     * The number of values counted.
     *
     * @throws IllegalArgumentException if the bytes are not a histogram of the common resolution
     */
    static long count(byte[] bytes) {
        long[] sum = {0};
        read(bytes, (index, count) -> {
            sum[0] += count;
            require(sum[0] >= 0, "of impossible counts");
        });
        return sum[0];
    }

    /**
     * Passes every count above zero to the reader.
     *
     * @throws IllegalArgumentException if the bytes are not a histogram of the common resolution
     */
    static void read(byte[] bytes, Reader reader) {
        if (bytes.length == 0) {
            return;
        }
        require(bytes.length > COMPRESSED_HEADER_BYTES, "too short");
        ByteBuffer compressed = ByteBuffer.wrap(bytes);
        require(compressed.getInt() == COMPRESSED_COOKIE, "not compressed by V2");
        require(compressed.getInt() == compressed.remaining(), "cut off");
        Inflater inflater = INFLATER.get();
        try {
            inflater.setInput(bytes, COMPRESSED_HEADER_BYTES, bytes.length - COMPRESSED_HEADER_BYTES);
            ByteBuffer header = ByteBuffer.wrap(inflate(inflater, HEADER_BYTES));
            require(header.getInt() == COOKIE, "not encoded by V2");
            int payloadBytes = header.getInt();
            require(header.getInt() == 0, "shifted");
            require(header.getInt() == LatencyHistogram.SIGNIFICANT_DIGITS, "of another resolution");
            require(header.getLong() == LatencyHistogram.LOWEST_NANOS, "of another resolution");
            long highest = header.getLong();
            require(
                    highest >= 2 * LatencyHistogram.LOWEST_NANOS && highest <= 2 * LatencyHistogram.HIGHEST_NANOS,
                    "too wide");
            int most = LatencyBuckets.countUpTo(highest);
            require(header.getDouble() == 1.0, "scaled");
            require(payloadBytes >= 0 && payloadBytes <= most * MAX_COUNT_BYTES, "of an impossible size");
            readCounts(inflate(inflater, payloadBytes), most, reader);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("not a latency histogram: " + e.getMessage(), e);
        } finally {
            inflater.reset();
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

    /** Counts are zig-zag LEB128 numbers of up to nine bytes; −n stands for n zeros. */
    private static void readCounts(byte[] payload, int most, Reader reader) {
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
            require(count > -most && index + Math.max(1, -count) <= most, "of impossible counts");
            if (count > 0) {
                reader.count((int) index, count);
            }
            index += count < 0 ? -count : 1;
        }
    }

    /**
     * Encodes counts.
     *
     * @param indexes of the non-empty buckets, ascending
     * @param size the number of non-empty buckets
     */
    static byte[] write(int[] indexes, long[] counts, int size) {
        if (size == 0) {
            return new byte[0];
        }
        ByteBuffer payload = ByteBuffer.allocate(HEADER_BYTES + 2 * size * MAX_COUNT_BYTES);
        payload.position(HEADER_BYTES);
        int next = 0;
        for (int i = 0; i < size; i++) {
            int zeros = indexes[i] - next;
            if (zeros > 0) {
                // A single zero is written as a plain count of 0.
                writeNumber(payload, zeros == 1 ? 0 : -zeros);
            }
            writeNumber(payload, counts[i]);
            next = indexes[i] + 1;
        }
        payload.putInt(0, COOKIE)
                .putInt(4, payload.position() - HEADER_BYTES)
                .putInt(8, 0)
                .putInt(12, LatencyHistogram.SIGNIFICANT_DIGITS)
                .putLong(16, LatencyHistogram.LOWEST_NANOS)
                .putLong(24, Math.max(2 * LatencyHistogram.LOWEST_NANOS, LatencyBuckets.highest(indexes[size - 1])))
                .putDouble(32, 1.0);
        return compress(payload);
    }

    private static void writeNumber(ByteBuffer to, long number) {
        long coded = (number << 1) ^ (number >> 63);
        for (int i = 1; i < MAX_COUNT_BYTES && coded >>> 7 != 0; i++) {
            to.put((byte) (coded | 0x80));
            coded >>>= 7;
        }
        to.put((byte) coded);
    }

    private static byte[] compress(ByteBuffer content) {
        Deflater deflater = DEFLATER.get();
        try {
            deflater.setInput(content.duplicate().flip());
            deflater.finish();
            // Deflating adds at most a few bytes per 16 KiB.
            byte[] compressed =
                    new byte[COMPRESSED_HEADER_BYTES + content.position() + content.position() / 1_000 + 64];
            int length =
                    deflater.deflate(compressed, COMPRESSED_HEADER_BYTES, compressed.length - COMPRESSED_HEADER_BYTES);
            byte[] bytes = Arrays.copyOf(compressed, COMPRESSED_HEADER_BYTES + length);
            ByteBuffer.wrap(bytes).putInt(COMPRESSED_COOKIE).putInt(length);
            return bytes;
        } finally {
            deflater.reset();
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("not a latency histogram: " + otherwise);
        }
    }
}
