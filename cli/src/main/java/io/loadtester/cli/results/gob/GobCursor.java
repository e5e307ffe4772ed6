package io.loadtester.cli.results.gob;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads numbers and bytes from one message, never past its end. Not thread-safe. */
final class GobCursor {

    private final byte[] bytes;
    private int at;

    GobCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    /** Reads an unsigned 64-bit number: one byte if below 128, otherwise the negated byte count, then the bytes. */
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

    /** Reads a signed number, whose lowest bit is the sign. */
    long signed() {
        long bits = unsigned();
        return (bits & 1) == 0 ? bits >>> 1 : ~(bits >>> 1);
    }

    /** Reads the count of the bytes or elements that follow; each element takes at least one byte. */
    int count() {
        long count = unsigned();
        int left = bytes.length - at;
        if (count < 0 || count > left) {
            throw new GobException(
                    "a length of " + Long.toUnsignedString(count) + " where " + left + " bytes are left");
        }
        return (int) count;
    }

    /** Reads length-prefixed bytes, without copying them. */
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
            throw new GobException("a value extends past the end of its message");
        }
        return bytes[at++] & 0xff;
    }
}
