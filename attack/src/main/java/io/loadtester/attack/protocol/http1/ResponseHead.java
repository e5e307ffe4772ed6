package io.loadtester.attack.protocol.http1;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Owned by one parser. What the head of a response says about framing, the connection and a redirect. */
final class ResponseHead {

    private static final byte[] VERSION = ascii("HTTP/1.");
    private static final byte[] CONTENT_LENGTH = ascii("content-length");
    private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding");
    private static final byte[] CONNECTION = ascii("connection");
    private static final byte[] LOCATION = ascii("location");
    private static final byte[] CHUNKED = ascii("chunked");
    private static final byte[] CLOSE = ascii("close");
    private static final byte[] KEEP_ALIVE = ascii("keep-alive");
    private static final byte[] TIMEOUT = ascii("timeout");

    private static final int UNKNOWN = -1;
    private static final boolean[] TOKEN = tokenCharacters();

    private int status;
    private boolean http10;
    private long contentLength;
    private boolean encoded;
    private boolean chunked;
    private boolean close;
    private boolean keepAlive;
    private boolean framed;
    private int idleSeconds;
    private @Nullable String location;

    void clear() {
        status = 0;
        contentLength = UNKNOWN;
        encoded = false;
        chunked = false;
        close = false;
        keepAlive = false;
        framed = false;
        idleSeconds = UNKNOWN;
        location = null;
    }

    int status() {
        return status;
    }

    boolean isChunked() {
        return chunked;
    }

    /** Whether only the end of the connection ends the body. */
    boolean endsWithConnection() {
        return encoded ? !chunked : contentLength == UNKNOWN;
    }

    /** 0 or more; call only if the body has a length. */
    long contentLength() {
        return contentLength;
    }

    boolean keepAlive() {
        // Both kinds of framing at once may be response smuggling, so the connection is not reused.
        boolean doubtful = encoded && (contentLength != UNKNOWN || http10);
        return !close && !doubtful && (!http10 || keepAlive);
    }

    /** Seconds without a request after which the server says it closes the connection; -1 if it does not say. */
    int idleSeconds() {
        return idleSeconds;
    }

    @Nullable
    String location() {
        return location;
    }

    void statusLine(byte[] line, int start, int end) throws MalformedResponseException {
        int code = start + VERSION.length + 2;
        boolean wellFormed = end - start >= VERSION.length + 5
                && startsWith(line, start, VERSION)
                && (line[code - 2] == '0' || line[code - 2] == '1')
                && line[code - 1] == ' '
                && (end == code + 3 || line[code + 3] == ' ');
        if (!wellFormed) {
            throw new MalformedResponseException("not an HTTP/1.1 response: " + excerpt(line, start, end));
        }
        http10 = line[code - 2] == '0';
        status = 0;
        for (int i = code; i < code + 3; i++) {
            int digit = line[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new MalformedResponseException("bad status code: " + excerpt(line, start, end));
            }
            status = 10 * status + digit;
        }
        if (status < 100) {
            throw new MalformedResponseException("bad status code: " + excerpt(line, start, end));
        }
    }

    /** Rejects the beginning of a line that cannot become a status line. */
    void statusLineBegins(byte[] line, int length) throws MalformedResponseException {
        for (int i = 0; i < Math.min(length, VERSION.length); i++) {
            if (line[i] != VERSION[i]) {
                throw new MalformedResponseException("not an HTTP/1.1 response: " + excerpt(line, 0, length));
            }
        }
    }

    void header(byte[] line, int start, int end) throws MalformedResponseException {
        if (line[start] == ' ' || line[start] == '\t') {
            if (framed) {
                throw new MalformedResponseException("a framing header is folded over several lines");
            }
            return;
        }
        int colon = start;
        while (colon < end && TOKEN[line[colon] & 0xff]) {
            colon++;
        }
        if (colon == end || colon == start || line[colon] != ':') {
            throw new MalformedResponseException("bad header: " + excerpt(line, start, end));
        }
        framed = false;
        switch (colon - start) {
            case 8 -> {
                if (status >= 300 && status < 400 && location == null && isName(line, start, LOCATION)) {
                    framed = true;
                    location = text(line, colon + 1, end);
                }
            }
            case 10 -> {
                if (isName(line, start, CONNECTION)) {
                    framed = true;
                    connection(line, colon + 1, end);
                } else if (isName(line, start, KEEP_ALIVE)) {
                    parametersOfKeepAlive(line, colon + 1, end);
                }
            }
            case 14 -> {
                if (isName(line, start, CONTENT_LENGTH)) {
                    framed = true;
                    contentLength(line, colon + 1, end);
                }
            }
            case 17 -> {
                if (isName(line, start, TRANSFER_ENCODING)) {
                    framed = true;
                    transferEncoding(line, colon + 1, end);
                }
            }
            default -> {
                // Not needed.
            }
        }
    }

    private void connection(byte[] line, int from, int end) {
        for (int token = from; token < end; ) {
            int comma = indexOf(line, token, end, ',');
            int first = Numbers.skipBlanks(line, token, comma);
            int last = Numbers.dropBlanks(line, first, comma);
            close |= equals(line, first, last, CLOSE);
            keepAlive |= equals(line, first, last, KEEP_ALIVE);
            token = comma + 1;
        }
    }

    /** Reads parameters such as {@code timeout=5, max=100}; ignores what it cannot read. */
    private void parametersOfKeepAlive(byte[] line, int from, int end) {
        for (int token = from; token < end; ) {
            int comma = indexOf(line, token, end, ',');
            int equals = indexOf(line, token, comma, '=');
            int first = Numbers.skipBlanks(line, token, equals);
            if (equals < comma && equals(line, first, Numbers.dropBlanks(line, first, equals), TIMEOUT)) {
                int digits = Numbers.skipBlanks(line, equals + 1, comma);
                idleSeconds = Numbers.seconds(line, digits, Numbers.dropBlanks(line, digits, comma));
            }
            token = comma + 1;
        }
    }

    private void contentLength(byte[] line, int from, int end) throws MalformedResponseException {
        int token = from;
        do {
            int comma = indexOf(line, token, end, ',');
            long length = Numbers.contentLength(line, token, comma);
            if (contentLength != UNKNOWN && contentLength != length) {
                throw new MalformedResponseException("conflicting content lengths");
            }
            contentLength = length;
            token = comma + 1;
        } while (token <= end);
    }

    /** Only the last encoding frames the body; empty list elements are ignored. */
    private void transferEncoding(byte[] line, int from, int end) {
        for (int token = from; token < end; ) {
            int comma = indexOf(line, token, end, ',');
            int first = Numbers.skipBlanks(line, token, comma);
            int last = Numbers.dropBlanks(line, first, comma);
            if (first < last) {
                encoded = true;
                chunked = equals(line, first, last, CHUNKED);
            }
            token = comma + 1;
        }
    }

    private static int indexOf(byte[] line, int from, int end, char sought) {
        int i = from;
        while (i < end && line[i] != sought) {
            i++;
        }
        return i;
    }

    private static boolean equals(byte[] line, int from, int to, byte[] lowerCase) {
        return to - from == lowerCase.length && isName(line, from, lowerCase);
    }

    private static boolean isName(byte[] line, int start, byte[] lowerCase) {
        for (int i = 0; i < lowerCase.length; i++) {
            byte b = line[start + i];
            byte lower = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
            if (lower != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] line, int start, byte[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (line[start + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** Decodes each byte as one character. */
    private static String text(byte[] line, int from, int end) {
        int first = Numbers.skipBlanks(line, from, end);
        return new String(line, first, Numbers.dropBlanks(line, first, end) - first, StandardCharsets.ISO_8859_1);
    }

    /** The beginning of a line, for a message; anything but printable ASCII becomes a question mark. */
    private static String excerpt(byte[] line, int start, int end) {
        StringBuilder text = new StringBuilder();
        for (int i = start; i < Math.min(end, start + 60); i++) {
            text.append(line[i] >= ' ' && line[i] < 127 ? (char) line[i] : '?');
        }
        return text.toString();
    }

    private static boolean[] tokenCharacters() {
        boolean[] token = new boolean[256];
        for (char c = '!'; c < 127; c++) {
            token[c] = "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
        return token;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
