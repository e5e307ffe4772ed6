package io.loadtester.attack.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.common.test.Header;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Owned by one event loop. What has been kept of one response; reused for later ones, and so only to be looked at until
 * its hit has ended.
 */
public final class CapturedResponse {

    private static final byte[] NO_BYTES = new byte[0];
    private static final int LEAST_BYTES = 1024;

    private Capture wanted = Capture.NOTHING;
    private byte[] head = NO_BYTES;
    private int headLength;
    private byte[] body = NO_BYTES;
    private int bodyLength;

    /** Becomes another response's. */
    public void begin(Capture newWanted) {
        wanted = newWanted;
        headLength = 0;
        bodyLength = 0;
    }

    /** The headers so far were those of an interim response. */
    public void forgetHeaders() {
        headLength = 0;
    }

    /** Keeps a header line, without its line break, if headers are wanted; one that begins with a blank goes on. */
    public void header(byte[] line, int from, int to) {
        if (wanted.headers()) {
            head = withRoom(head, headLength, to - from + 1, Integer.MAX_VALUE);
            System.arraycopy(line, from, head, headLength, to - from);
            headLength += to - from;
            head[headLength++] = '\n';
        }
    }

    /** Keeps as much as is wanted of the next bytes of the body; does not move the reader. */
    public void body(ByteBuf in, int count) {
        int kept = Math.min(count, wanted.maxBody() - bodyLength);
        if (kept > 0) {
            body = withRoom(body, bodyLength, kept, wanted.maxBody());
            in.getBytes(in.readerIndex(), body, bodyLength, kept);
            bodyLength += kept;
        }
    }

    /** Bytes of the body that were kept. */
    public int bodyLength() {
        return bodyLength;
    }

    /** A copy of the body's beginning. */
    public byte[] body(int mostBytes) {
        return Arrays.copyOf(body, Math.min(bodyLength, mostBytes));
    }

    /** The bytes of the body that were kept are the first of these; others must not write to them. */
    public byte[] bodyBuffer() {
        return body;
    }

    /** The headers in the order in which they came. */
    public List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        for (int from = 0; from < headLength; ) {
            int to = from;
            while (head[to] != '\n') {
                to++;
            }
            // What is no line break to a parser may be one to who prints it.
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

    /** Bytes of memory it holds. */
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
