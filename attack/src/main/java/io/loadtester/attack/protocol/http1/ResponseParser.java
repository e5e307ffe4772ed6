package io.loadtester.attack.protocol.http1;

import io.loadtester.attack.capture.CapturedResponse;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one connection. Reads from responses what a load generator needs: the status, where the body ends, whether
 * the connection can be reused, and where a redirect leads. Incremental: bytes may come in any pieces. Bodies are
 * counted and skipped; what is to be kept is copied into a capture.
 */
public final class ResponseParser {

    /** Recommended length of the scratch array, in which most heads fit. */
    public static final int SCRATCH_BYTES = 2048;

    private enum Part {
        STATUS_LINE,
        HEADERS,
        BODY_OF_LENGTH,
        BODY_TO_END,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILERS,
        COMPLETE
    }

    private final byte[] scratch;
    private final LineReader lines = new LineReader();
    private final ResponseHead head = new ResponseHead();

    private Part part = Part.COMPLETE;
    private boolean ofHeadRequest;
    private @Nullable CapturedResponse capture;
    private long remaining;
    private long bodyBytes;

    /** @param scratch used only within a call, so all parsers of a loop may share it */
    public ResponseParser(byte[] scratch) {
        this.scratch = scratch;
    }

    /**
     * Starts over for the next response.
     *
     * @param headRequest whether it answers a HEAD request and so has no body
     */
    public void begin(boolean headRequest) {
        begin(headRequest, null);
    }

    /** @param into receives what is to be kept of the response; null if nothing is */
    public void begin(boolean headRequest, @Nullable CapturedResponse into) {
        ofHeadRequest = headRequest;
        capture = into;
        part = Part.STATUS_LINE;
        bodyBytes = 0;
        lines.begin();
        head.clear();
    }

    /**
     * Continues reading; leaves what follows the response in the buffer.
     *
     * @return whether the response is complete
     * @throws MalformedResponseException if this is not a valid response; the connection can no longer be used
     */
    public boolean parse(ByteBuf in) throws MalformedResponseException {
        while (part != Part.COMPLETE && in.isReadable()) {
            switch (part) {
                case BODY_OF_LENGTH, CHUNK_DATA -> skipCounted(in);
                case BODY_TO_END -> skip(in, in.readableBytes());
                default -> readLines(in);
            }
        }
        return part == Part.COMPLETE;
    }

    /** The peer has closed. Returns whether that completes the response, which it does only without a length. */
    public boolean endOfInput() {
        if (part == Part.BODY_TO_END) {
            part = Part.COMPLETE;
            return true;
        }
        return false;
    }

    /** The status code of the final response; 0 before it is known. */
    public int status() {
        return head.status();
    }

    /** Bytes of the body read so far, without chunk framing. */
    public long bodyBytes() {
        return bodyBytes;
    }

    /** Whether another request may follow on this connection; valid once the response is complete. */
    public boolean keepAlive() {
        return head.keepAlive();
    }

    /** Seconds without a request after which the server says it closes the connection; -1 if it does not say. */
    public int idleSeconds() {
        return head.idleSeconds();
    }

    /** The Location of a 3xx response, with one character for each byte; null if it has none. */
    public @Nullable String location() {
        return head.location();
    }

    private void skipCounted(ByteBuf in) {
        int count = (int) Math.min(remaining, in.readableBytes());
        skip(in, count);
        remaining -= count;
        if (remaining == 0) {
            part = part == Part.CHUNK_DATA ? Part.CHUNK_END : Part.COMPLETE;
        }
    }

    private void skip(ByteBuf in, int count) {
        if (capture != null) {
            capture.body(in, count);
        }
        in.skipBytes(count);
        bodyBytes += count;
    }

    /** Reads lines from the buffer until a part begins that does not consist of lines. */
    private void readLines(ByteBuf in) throws MalformedResponseException {
        int available = Math.min(in.readableBytes(), scratch.length);
        in.getBytes(in.readerIndex(), scratch, 0, available);
        int position = 0;
        while (position < available && isOfLines(part)) {
            position = lines.read(scratch, position, available);
            if (lines.isComplete()) {
                take(lines.bytes(), lines.start(), lines.end());
            }
        }
        in.skipBytes(position);
        if (part == Part.STATUS_LINE && !lines.isComplete()) {
            // A server that speaks another protocol may never end its line.
            head.statusLineBegins(lines.partial(), lines.partialLength());
        }
    }

    private static boolean isOfLines(Part part) {
        return part != Part.BODY_OF_LENGTH
                && part != Part.CHUNK_DATA
                && part != Part.BODY_TO_END
                && part != Part.COMPLETE;
    }

    private void take(byte[] bytes, int start, int end) throws MalformedResponseException {
        switch (part) {
            case STATUS_LINE -> {
                head.statusLine(bytes, start, end);
                part = Part.HEADERS;
            }
            case HEADERS -> {
                if (start < end) {
                    head.header(bytes, start, end);
                    if (capture != null) {
                        capture.header(bytes, start, end);
                    }
                } else {
                    part = afterHead();
                }
            }
            case CHUNK_SIZE -> {
                remaining = Numbers.chunkSize(bytes, start, end);
                part = remaining == 0 ? Part.TRAILERS : Part.CHUNK_DATA;
                // Chunk lines do not count towards the limit of a head; the trailers do.
                lines.begin();
            }
            case CHUNK_END -> {
                if (start < end) {
                    throw new MalformedResponseException("a chunk is longer than it says");
                }
                part = Part.CHUNK_SIZE;
            }
            case TRAILERS -> {
                if (start == end) {
                    part = Part.COMPLETE;
                }
            }
            default -> throw new IllegalStateException("no line belongs to " + part);
        }
    }

    private Part afterHead() throws MalformedResponseException {
        int status = head.status();
        if (status == 101) {
            throw new MalformedResponseException("the server switched protocols unasked");
        }
        if (status < 200) {
            head.clear();
            if (capture != null) {
                capture.forgetHeaders();
            }
            return Part.STATUS_LINE;
        }
        if (ofHeadRequest || status == 204 || status == 304) {
            return Part.COMPLETE;
        }
        if (head.isChunked()) {
            return Part.CHUNK_SIZE;
        }
        if (head.endsWithConnection()) {
            return Part.BODY_TO_END;
        }
        remaining = head.contentLength();
        return remaining == 0 ? Part.COMPLETE : Part.BODY_OF_LENGTH;
    }
}
