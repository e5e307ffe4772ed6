package io.loadtester.attack.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.common.test.Header;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Owned by one event loop. The kept part of one response. Reused for later responses, so it must not be read after its
 * hit has ended.
 */
public final class CapturedResponse {

    /** The first bytes of a body are contiguous up to here, so that they can be searched; a multiple of three. */
    static final int PIECE_BYTES = 1_048_578;

    /** Shorter bodies do not reserve memory. */
    static final int FREE_BYTES = 4 * 1024;

    /** Least memory reserved at a time. */
    private static final int STEP_BYTES = 16 * 1024;

    /** Bodies up to this length are copied when taken; longer ones are handed over. */
    private static final int COPIED_BYTES = 64 * 1024;

    private static final byte[] NO_BYTES = new byte[0];
    private static final int LEAST_BYTES = 1024;

    private final CaptureMemory memory;

    private Capture wanted = Capture.NOTHING;
    private byte[] head = NO_BYTES;
    private int headLength;
    private byte[] body = NO_BYTES;
    private List<byte[]> segments = new ArrayList<>();
    private int bodyLength;
    private int reserved;
    private boolean cut;

    public CapturedResponse() {
        this(CaptureMemory.ofProcess());
    }

    CapturedResponse(CaptureMemory memory) {
        this.memory = memory;
    }

    /** Starts over for another response. */
    public void begin(Capture newWanted) {
        rest();
        wanted = newWanted;
    }

    /** Drops the headers so far, which were those of an interim response. */
    public void forgetHeaders() {
        headLength = 0;
    }

    /** Keeps a header line, without its line break, if headers are wanted; a leading blank continues the last line. */
    public void header(byte[] line, int from, int to) {
        if (wanted.headers()) {
            head = withRoom(head, headLength, to - from + 1, Integer.MAX_VALUE);
            System.arraycopy(line, from, head, headLength, to - from);
            headLength += to - from;
            head[headLength++] = '\n';
        }
    }

    /** Keeps what is wanted of the body's next bytes, if there is memory for it; does not move the reader index. */
    public void body(ByteBuf in, int count) {
        int kept = cut ? 0 : Math.min(count, wanted.maxBody() - bodyLength);
        if (kept > 0 && hold(bodyLength + kept)) {
            append(in, kept);
        } else if (kept > 0) {
            cut();
        }
        if (kept < count && wanted.maxBody() == Capture.MAX_BODY && !cut) {
            cut();
        }
    }

    private void cut() {
        cut = true;
        memory.countCut();
    }

    private boolean hold(int length) {
        int missing = length - FREE_BYTES - reserved;
        if (missing <= 0) {
            return true;
        }
        int step = Math.max(missing, STEP_BYTES);
        if (!memory.reserve(step)) {
            return false;
        }
        reserved += step;
        return true;
    }

    private void append(ByteBuf in, int count) {
        int from = in.readerIndex();
        int end = from + count;
        int inPiece = Math.min(count, Math.max(0, PIECE_BYTES - bodyLength));
        if (inPiece > 0) {
            body = withRoom(body, bodyLength, inPiece, Math.min(PIECE_BYTES, wanted.maxBody()));
            in.getBytes(from, body, bodyLength, inPiece);
            bodyLength += inPiece;
            from += inPiece;
        }
        while (from < end) {
            int used = (bodyLength - PIECE_BYTES) % CaptureMemory.SEGMENT_BYTES;
            if (used == 0) {
                segments.add(memory.takeSegment());
            }
            int part = Math.min(end - from, CaptureMemory.SEGMENT_BYTES - used);
            in.getBytes(from, segments.get(segments.size() - 1), used, part);
            bodyLength += part;
            from += part;
        }
    }

    /**
     * Hands over the body's beginning if it is long, or else a copy; the caller must release it.
     *
     * @param mostBytes most bytes to take
     */
    public KeptBody take(int mostBytes) {
        int length = Math.min(bodyLength, mostBytes);
        if (length == 0) {
            return KeptBody.empty();
        }
        boolean copied = length <= COPIED_BYTES;
        byte[] begin = copied || length < body.length ? Arrays.copyOf(body, Math.min(length, body.length)) : body;
        KeptBody taken = KeptBody.of(begin, length, segments, reserved, memory);
        if (!copied) {
            body = NO_BYTES;
        }
        segments = new ArrayList<>();
        reserved = 0;
        bodyLength = 0;
        return taken;
    }

    /** Clears it and frees all but small buffers. */
    void rest() {
        memory.release(reserved);
        segments.forEach(memory::giveBack);
        segments.clear();
        reserved = 0;
        headLength = 0;
        bodyLength = 0;
        cut = false;
        if (body.length > COPIED_BYTES) {
            body = NO_BYTES;
        }
    }

    /** Number of bytes kept of the body. */
    public int bodyLength() {
        return bodyLength;
    }

    /** A copy of the body's contiguous beginning. */
    public byte[] body(int mostBytes) {
        return Arrays.copyOf(body, Math.min(Math.min(bodyLength, PIECE_BYTES), mostBytes));
    }

    /** The body's contiguous beginning itself; do not write to it. */
    public byte[] bodyBuffer() {
        return body;
    }

    /** The headers in the order in which they arrived. */
    public List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        for (int from = 0; from < headLength; ) {
            int to = from;
            while (head[to] != '\n') {
                to++;
            }
            // A lone CR is no line break to the parser, but would be one when printed.
            String line = new String(head, from, to - from, UTF_8).replace('\r', ' ');
            boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
            int colon = line.indexOf(':');
            if (goesOn && !headers.isEmpty()) {
                Header last = headers.remove(headers.size() - 1);
                headers.add(new Header(last.name(), (last.value() + " " + line.strip()).strip()));
            } else if (colon > 0) {
                headers.add(new Header(
                        line.substring(0, colon), line.substring(colon + 1).strip()));
            }
            from = to + 1;
        }
        return headers;
    }

    /** Bytes of memory it occupies. */
    int footprint() {
        return head.length + body.length;
    }

    private static byte[] withRoom(byte[] bytes, int length, int more, int limit) {
        if (length + more <= bytes.length) {
            return bytes;
        }
        long grown = Math.max(LEAST_BYTES, Math.max(2L * bytes.length, length + more));
        return Arrays.copyOf(bytes, (int) Math.max(length + more, Math.min(grown, limit)));
    }
}
