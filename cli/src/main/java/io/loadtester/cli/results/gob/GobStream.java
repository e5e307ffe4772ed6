package io.loadtester.cli.results.gob;

import io.loadtester.cli.results.gob.GobType.Struct;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a gob stream, or several concatenated ones, value by value, guided by the stream's own type descriptions.
 * Values do not share memory with the stream, so they may be kept. Not thread-safe.
 */
public final class GobStream implements Closeable {

    private static final int FIRST_CHUNK = 64 * 1024;

    private final InputStream in;
    private final long longest;
    private final GobTypes types = new GobTypes();
    private boolean cutOff;

    /** @param longest most bytes of one value */
    public GobStream(InputStream in, long longest) {
        this.in = in;
        this.longest = Math.min(longest, Integer.MAX_VALUE - 16);
    }

    /** Whether these can be the first bytes of a stream: a type description, which cannot be mistaken for text. */
    public static boolean beginsWith(byte[] head) {
        GobCursor cursor = new GobCursor(head);
        try {
            return cursor.unsigned() > 0 && cursor.signed() <= -64;
        } catch (GobException e) {
            return false;
        }
    }

    /**
     * The non-zero fields of the next value, by name; null at the end, which may be {@link #isCutOff() premature}.
     * {@link GobValues} lists the Java types.
     *
     * @throws GobException if the value is not a struct, or the bytes are not gob
     */
    public @Nullable Map<String, Object> next() throws IOException {
        byte @Nullable [] message = message();
        while (message != null) {
            GobCursor cursor = new GobCursor(message);
            Map<String, Object> value = value(cursor);
            if (value != null) {
                return value;
            }
            message = message();
        }
        return null;
    }

    /** Whether the input ended within a value. */
    public boolean isCutOff() {
        return cutOff;
    }

    /** The value after the type descriptions of a message; null if it has only descriptions. */
    private @Nullable Map<String, Object> value(GobCursor message) {
        while (!message.isAtEnd()) {
            int type = number(message.signed());
            if (type >= 0) {
                if (!(types.of(type) instanceof Struct struct)) {
                    throw new GobException("a value that is no record");
                }
                return new GobValues(types, message).struct(struct);
            }
            Struct description = (Struct) types.of(GobTypes.DESCRIPTION);
            types.describe(-type, new GobValues(types, message).struct(description));
        }
        return null;
    }

    private static int number(long type) {
        if (Math.abs(type) > Integer.MAX_VALUE) {
            throw new GobException("a type of number " + type);
        }
        return (int) type;
    }

    private byte @Nullable [] message() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        try {
            return bytes(length(first));
        } catch (EOFException e) {
            cutOff = true;
            return null;
        }
    }

    private int length(int first) throws IOException {
        int count = first < 0x80 ? 0 : 0x100 - first;
        byte[] number = new byte[Math.min(count, Long.BYTES) + 1];
        number[0] = (byte) first;
        if (in.readNBytes(number, 1, number.length - 1) < number.length - 1) {
            throw new EOFException();
        }
        long length = new GobCursor(number).unsigned();
        if (length <= 0 || length > longest) {
            throw new GobException(
                    "a record of " + Long.toUnsignedString(length) + " bytes; there is room for 1 to " + longest);
        }
        return (int) length;
    }

    /** Grows the buffer as bytes arrive, so that a false length costs no memory. */
    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[Math.min(length, FIRST_CHUNK)];
        int filled = in.readNBytes(bytes, 0, bytes.length);
        while (filled == bytes.length && filled < length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(length, bytes.length * 2L));
            filled += in.readNBytes(bytes, filled, bytes.length - filled);
        }
        if (filled < length) {
            throw new EOFException();
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
