package io.loadtester.reporting.metrics;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reusable buffer of text as bytes: appending allocates nothing once the buffer is as large as its longest content.
 * Used by one thread.
 */
public final class LineBuffer {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_DIGITS = 20;
    private static final int MAX_ESCAPE = 6;

    private static final int FULL = 1024 * 1024;

    private final @Nullable OutputStream overflow;
    private byte[] bytes;
    private int length;

    public LineBuffer(int capacity) {
        this(capacity, null);
    }

    /** @param overflow receives the beginning of a line that is too long before it is complete; null for none */
    public LineBuffer(int capacity, @Nullable OutputStream overflow) {
        this.overflow = overflow;
        bytes = new byte[capacity];
    }

    public int length() {
        return length;
    }

    public LineBuffer append(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** Appends text unchanged, in UTF-8. */
    public LineBuffer append(String text) {
        reserve(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            i = append(text, i);
        }
        return this;
    }

    public LineBuffer append(long value) {
        if (value == Long.MIN_VALUE) {
            return append(Long.toString(value));
        }
        reserve(MAX_DIGITS);
        long rest = Math.abs(value);
        int end = length + digits(rest) + (value < 0 ? 1 : 0);
        for (int at = end - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        if (value < 0) {
            bytes[length] = '-';
        }
        length = end;
        return this;
    }

    /** Appends a number with leading zeros. */
    public LineBuffer append(int value, int width) {
        reserve(width);
        int rest = value;
        for (int at = length + width - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += width;
        return this;
    }

    /** Appends the bytes from position to limit, unchanged. */
    public LineBuffer append(ByteBuffer data) {
        reserve(data.remaining());
        data.get(data.position(), bytes, length, data.remaining());
        length += data.remaining();
        return this;
    }

    /** Appends a JSON string with quotes; escapes characters that could end a script in HTML, as Go does. */
    public LineBuffer json(String text) {
        reserve(text.length() * MAX_ESCAPE + 2);
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                escape(c);
            } else if (c == '\n') {
                escape('n');
            } else if (c == '\r') {
                escape('r');
            } else if (c == '\t') {
                escape('t');
            } else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
                escape('u');
                append16(c);
            } else {
                i = append(text, i);
            }
        }
        bytes[length++] = '"';
        return this;
    }

    /** Appends the bytes from position to limit in base64. */
    public LineBuffer base64(ByteBuffer data) {
        reserve((data.remaining() + 2) / 3 * 4);
        for (int i = data.position(); i < data.limit(); i += 3) {
            int left = data.limit() - i;
            int three = (data.get(i) & 0xff) << 16
                    | (left > 1 ? data.get(i + 1) & 0xff : 0) << 8
                    | (left > 2 ? data.get(i + 2) & 0xff : 0);
            bytes[length++] = BASE64[three >> 18];
            bytes[length++] = BASE64[three >> 12 & 0x3f];
            bytes[length++] = left > 1 ? BASE64[three >> 6 & 0x3f] : (byte) '=';
            bytes[length++] = left > 2 ? BASE64[three & 0x3f] : (byte) '=';
        }
        return this;
    }

    /** Appends bytes in parts in base64; may write the buffer to the overflow between parts if it gets too long. */
    public LineBuffer base64(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            base64(part);
            spill();
        }
        return this;
    }

    private void spill() {
        OutputStream out = overflow;
        if (out != null && length >= FULL) {
            try {
                drainTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Appends the bytes of another buffer in base64. */
    public LineBuffer base64(LineBuffer other) {
        return base64(ByteBuffer.wrap(other.bytes, 0, other.length));
    }

    /** Removes bytes from the end. */
    public void truncate(int newLength) {
        length = newLength;
    }

    public byte last() {
        return bytes[length - 1];
    }

    public void clear() {
        length = 0;
    }

    /** Writes the content and clears the buffer. */
    public void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /**
     * Appends the character at an index, and returns the index of its last half; an unpaired surrogate becomes U+FFFD.
     */
    private int append(String text, int index) {
        char c = text.charAt(index);
        if (c < 0x80) {
            bytes[length++] = (byte) c;
            return index;
        }
        int point = text.codePointAt(index);
        if (point >= 0x10000) {
            bytes[length++] = (byte) (0xf0 | point >> 18);
            continued(point >> 12);
            continued(point >> 6);
            continued(point);
            return index + 1;
        }
        int whole = Character.isSurrogate(c) ? 0xfffd : c;
        if (whole < 0x800) {
            bytes[length++] = (byte) (0xc0 | whole >> 6);
        } else {
            bytes[length++] = (byte) (0xe0 | whole >> 12);
            continued(whole >> 6);
        }
        continued(whole);
        return index;
    }

    private void continued(int bits) {
        bytes[length++] = (byte) (0x80 | (bits & 0x3f));
    }

    private void escape(char letter) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) letter;
    }

    private void append16(char c) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[c >> shift & 0xf];
        }
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
