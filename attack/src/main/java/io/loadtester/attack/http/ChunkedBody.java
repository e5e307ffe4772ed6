package io.loadtester.attack.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;

/** Writes a body in chunks, so that the server learns its length only at its end. */
final class ChunkedBody {

    static final int CHUNK_BYTES = 8 * 1024;

    private static final byte[] LINE_BREAK = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(US_ASCII);

    private ChunkedBody() {}

    static void write(byte[] body, ByteBuf into) {
        for (int from = 0; from < body.length; from += CHUNK_BYTES) {
            int size = Math.min(CHUNK_BYTES, body.length - from);
            into.writeBytes(Integer.toHexString(size).getBytes(US_ASCII)).writeBytes(LINE_BREAK);
            into.writeBytes(body, from, size).writeBytes(LINE_BREAK);
        }
        into.writeBytes(LAST_CHUNK);
    }
}
