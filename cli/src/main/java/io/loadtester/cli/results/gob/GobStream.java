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
 * Reads a gob stream, or several one behind the other, value by value; what is in a value is decided by the stream's own
 * descriptions of its types. Each value has memory of its own and may be kept. For one thread.
 */
public final class GobStream implements Closeable {

    private static final int FIRST_CHUNK = 64 * 1024;

    private final InputStream in;
    private final long longest;
    private final GobTypes types = new GobTypes();
    private boolean cutOff;

    /** @param longest how many bytes one value may have at most */
    public GobStream(InputStream in, long longest) {
        this.in = in;
        this.longest = Math.min(longest, Integer.MAX_VALUE - 16);
    }

    /** Whether these could be the first bytes of a stream: the description of a type, which no text begins like. */
    public static boolean beginsWith(byte[] head) {
        GobCursor cursor = new GobCursor(head);
        try {
            return cursor.unsigned() > 0 && cursor.signed() <= -64;
        } catch (GobException e) {
            return false;
        }
    }

    /**
     * The next value's fields that are not zero, by name; null at the end, which may be one {@link #isCutOff() too
     * early}. See {@link GobValues} for what values become.
     *
     * @throws GobException if it is no struct, or not gob
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

    /** What a message says after the descriptions in it; null if it holds nothing else. */
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

    /** Memory is taken as bytes come: a length that is a lie costs nothing. */
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
