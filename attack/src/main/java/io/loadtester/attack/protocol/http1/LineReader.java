package io.loadtester.attack.protocol.http1;

import io.loadtester.attack.http.HttpLimits;
import java.util.Arrays;

/**
 * Owned by one parser. Cuts bytes into lines that end with CR LF or LF. A line that lies within one piece of input is
 * read in place; only one that is split over pieces is copied.
 */
final class LineReader {

    /** Such as cookies and tokens make; a line of 256 KiB with its name and its end is not too long. */
    static final int MAX_LINE = 257 * 1024;

    static final int MAX_TOTAL = HttpLimits.MAX_HEAD_BYTES;

    /** What is kept of a long line for the lines that come later: connections are many. */
    private static final int MAX_KEPT = 16 * 1024;

    private byte[] carried = new byte[0];
    private int carriedLength;
    private int total;

    private byte[] bytes = carried;
    private int start;
    private int end;
    private boolean complete;

    /** The next line is the first of a head. */
    void begin() {
        if (carried.length > MAX_KEPT) {
            carried = new byte[0];
        }
        carriedLength = 0;
        total = 0;
        complete = false;
    }

    /**
     * Looks for the end of a line from {@code from} on.
     *
     * @return where to read on
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

    /** Whether the last read found a line's end; the line is then valid until the next read. */
    boolean isComplete() {
        return complete;
    }

    /** The beginning of the line that has no end yet, of {@link #partialLength()} bytes. */
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

    /** Where the line ends, without its line break. */
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
