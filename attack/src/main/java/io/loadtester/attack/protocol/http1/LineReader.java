package io.loadtester.attack.protocol.http1;

import io.loadtester.attack.http.HttpLimits;
import java.util.Arrays;

/**
 * Owned by one parser. Splits bytes into lines that end with CR LF or LF. A line within one piece of input is read in
 * place; only a line that spans pieces is copied.
 */
final class LineReader {

    /** Cookies and tokens can be long: enough for a value of 256 KiB with its header name and line break. */
    static final int MAX_LINE = 257 * 1024;

    static final int MAX_TOTAL = HttpLimits.MAX_HEAD_BYTES;

    /** A larger buffer is not kept for later lines, because there are many connections. */
    private static final int MAX_KEPT = 16 * 1024;

    private byte[] carried = new byte[0];
    private int carriedLength;
    private int total;

    private byte[] bytes = carried;
    private int start;
    private int end;
    private boolean complete;

    /** Starts over: the next line is the first of a head. */
    void begin() {
        if (carried.length > MAX_KEPT) {
            carried = new byte[0];
        }
        carriedLength = 0;
        total = 0;
        complete = false;
    }

    /**
     * Looks for the end of a line, beginning at {@code from}.
     *
     * @return the index at which to continue
     */
    int read(byte[] input, int from, int to) throws MalformedResponseException {
        int feed = from;
        while (feed < to && input[feed] != '\n') {
            feed++;
        }
        complete = feed < to;
        int next = complete ? feed + 1 : to;
        total += next - from;
        if (carriedLength + next - from > MAX_LINE) {
            throw new MalformedResponseException("a line is longer than " + MAX_LINE + " bytes");
        }
        if (total > MAX_TOTAL) {
            throw new MalformedResponseException("the headers are longer than " + MAX_TOTAL + " bytes");
        }
        if (complete && carriedLength == 0) {
            line(input, from, feed);
        } else {
            carry(input, from, next);
            if (complete) {
                line(carried, 0, carriedLength - 1);
                carriedLength = 0;
            }
        }
        return next;
    }

    /** Whether the last read completed a line, which is then valid until the next read. */
    boolean isComplete() {
        return complete;
    }

    /** The first {@link #partialLength()} bytes of a line that is not complete yet. */
    byte[] partial() {
        return carried;
    }

    int partialLength() {
        return carriedLength;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    /** End of the line, without its line break. */
    int end() {
        return end;
    }

    private void line(byte[] source, int from, int feed) {
        bytes = source;
        start = from;
        end = feed > from && source[feed - 1] == '\r' ? feed - 1 : feed;
    }

    private void carry(byte[] input, int from, int to) {
        int length = carriedLength + to - from;
        if (length > carried.length) {
            carried = Arrays.copyOf(carried, Math.max(256, Math.max(length, 2 * carried.length)));
        }
        System.arraycopy(input, from, carried, carriedLength, to - from);
        carriedLength = length;
    }
}
