package io.loadtester.attack.protocol.http1;

/** Numbers as HTTP/1.1 writes them. */
final class Numbers {

    private static final int MAX_DECIMAL_DIGITS = 18;
    private static final int MAX_HEX_DIGITS = 15;
    private static final int MAX_SECONDS = 365 * 24 * 3600;

    private Numbers() {}

    static long contentLength(byte[] line, int from, int to) throws MalformedResponseException {
        int start = skipBlanks(line, from, to);
        int end = dropBlanks(line, start, to);
        if (start == end || end - start > MAX_DECIMAL_DIGITS) {
            throw new MalformedResponseException("bad content length");
        }
        long value = 0;
        for (int i = start; i < end; i++) {
            int digit = line[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new MalformedResponseException("bad content length");
            }
            value = 10 * value + digit;
        }
        return value;
    }

    /** The size at the start of a chunk's line; extensions after it are ignored. */
    static long chunkSize(byte[] line, int from, int to) throws MalformedResponseException {
        long value = 0;
        int i = from;
        while (i < to && Character.digit(line[i], 16) >= 0) {
            value = 16 * value + Character.digit(line[i], 16);
            i++;
            if (i - from > MAX_HEX_DIGITS) {
                throw new MalformedResponseException("bad chunk size");
            }
        }
        int rest = skipBlanks(line, i, to);
        if (i == from || (rest < to && line[rest] != ';')) {
            throw new MalformedResponseException("bad chunk size");
        }
        return value;
    }

    /** A whole number of seconds, at most a year; -1 if it is not a number. */
    static int seconds(byte[] line, int from, int to) {
        int value = from == to ? -1 : 0;
        for (int i = from; i < to; i++) {
            int digit = line[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = Math.min(MAX_SECONDS, 10 * value + digit);
        }
        return value;
    }

    static int skipBlanks(byte[] line, int from, int to) {
        int i = from;
        while (i < to && (line[i] == ' ' || line[i] == '\t')) {
            i++;
        }
        return i;
    }

    static int dropBlanks(byte[] line, int from, int to) {
        int i = to;
        while (i > from && (line[i - 1] == ' ' || line[i - 1] == '\t')) {
            i--;
        }
        return i;
    }
}
