package io.loadtester.cli.results.gob;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The numbers and bytes of one message, one after the other; never reads past its end. For one thread. */
final class GobCursor {

    private final byte[] bytes;
    private int at;

    GobCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    /** An unsigned number in a long's 64 bits: one byte below 128, else the negated count of the bytes that follow. */
    long unsigned() {
        int first = next();
        if (first < 0x80) {
            return first;
        }
        int count = 0x100 - first;
        if (count > Long.BYTES) {
            throw new GobException("a number of " + count + " bytes");
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | next();
        }
        return value;
    }

    /** A signed number: its sign is the last bit. */
    long signed() {
        long bits = unsigned();
        return (bits & 1) == 0 ? bits >>> 1 : ~(bits >>> 1);
    }

    /** How many bytes or elements follow, of which each takes a byte at least. */
    int count() {
        long count = unsigned();
        int left = bytes.length - at;
        if (count < 0 || count > left) {
            throw new GobException(
                    "a length of " + Long.toUnsignedString(count) + " where " + left + " bytes are left");
        }
        return (int) count;
    }

    /** Bytes with their length before them; not copied. */
    ByteBuffer bytes() {
        int count = count();
        ByteBuffer slice = ByteBuffer.wrap(bytes, at, count).slice();
        at += count;
        return slice;
    }

    String text() {
        int count = count();
        String text = new String(bytes, at, count, StandardCharsets.UTF_8);
        at += count;
        return text;
    }

    private int next() {
        if (isAtEnd()) {
            throw new GobException("a value goes on past the end of its message");
        }
        return bytes[at++] & 0xff;
    }
}
