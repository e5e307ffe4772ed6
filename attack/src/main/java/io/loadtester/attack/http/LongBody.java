package io.loadtester.attack.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.loadtester.common.test.Body;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/**
 * A body too long to be copied: it is written without copying, piece by piece as the socket accepts it. Immutable;
 * shared by all hits that send it.
 */
public final class LongBody {

    /** Bodies up to this length are written together with the head. */
    static final int LEAST_BYTES = 256 * 1024;

    /** Bytes of the body per piece. */
    private static final int PIECE_BYTES = 128 * 1024;

    private static final byte[] LINE_END = "\r\n".getBytes(US_ASCII);
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(US_ASCII);

    private final ByteBuffer bytes;
    private final boolean chunked;

    LongBody(Body body, boolean chunked) {
        this.bytes = body.buffer();
        this.chunked = chunked;
    }

    /** Number of pieces, at least one. */
    public int pieces() {
        return (bytes.remaining() + PIECE_BYTES - 1) / PIECE_BYTES;
    }

    /** The bytes to write for one piece, with chunk framing if the body is chunked; the writer releases them. */
    public ByteBuf piece(int index) {
        int from = index * PIECE_BYTES;
        int size = Math.min(PIECE_BYTES, bytes.remaining() - from);
        ByteBuf plain = Unpooled.wrappedBuffer(bytes.slice(from, size));
        if (!chunked) {
            return plain;
        }
        byte[] begin = (Integer.toHexString(size) + "\r\n").getBytes(US_ASCII);
        ByteBuf end =
                index == pieces() - 1 ? Unpooled.wrappedBuffer(LINE_END, LAST_CHUNK) : Unpooled.wrappedBuffer(LINE_END);
        return Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(begin), plain, end);
    }
}
