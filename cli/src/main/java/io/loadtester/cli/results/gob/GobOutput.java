package io.loadtester.cli.results.gob;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Encodes numbers, texts and structs as gob, in a reusable buffer. Not thread-safe. */
public final class GobOutput {

    private byte[] bytes = new byte[512];
    private int length;
    private int lastField;

    public GobOutput unsigned(long value) {
        reserve(Long.BYTES + 1);
        if (value >= 0 && value < 0x80) {
            bytes[length++] = (byte) value;
            return this;
        }
        int count = Long.BYTES - Long.numberOfLeadingZeros(value) / 8;
        bytes[length++] = (byte) -count;
        for (int i = count - 1; i >= 0; i--) {
            bytes[length++] = (byte) (value >>> (8 * i));
        }
        return this;
    }

    public GobOutput signed(long value) {
        return unsigned(value < 0 ? (~value << 1) | 1 : value << 1);
    }

    public GobOutput text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return unsigned(utf8.length).raw(utf8, 0, utf8.length);
    }

    /** Appends the bytes from position to limit, length-prefixed. */
    public GobOutput bytes(ByteBuffer data) {
        unsigned(data.remaining());
        reserve(data.remaining());
        data.get(data.position(), bytes, length, data.remaining());
        length += data.remaining();
        return this;
    }

    /** Starts the outermost struct, whose fields follow in order, without those that are zero. */
    public GobOutput struct() {
        lastField = 0;
        return this;
    }

    /** @param number from 1 */
    public GobOutput field(int number) {
        unsigned(number - lastField);
        lastField = number;
        return this;
    }

    public GobOutput endStruct() {
        return unsigned(0);
    }

    /** Appends the bytes of another output as a message. */
    public GobOutput message(GobOutput content) {
        return unsigned(content.length).raw(content.bytes, 0, content.length);
    }

    public void clear() {
        length = 0;
    }

    /** The bytes so far; do not modify, valid until the next change. */
    public ByteBuffer content() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    private GobOutput raw(byte[] data, int from, int count) {
        reserve(count);
        System.arraycopy(data, from, bytes, length, count);
        length += count;
        return this;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
