package io.loadtester.attack.protocol.http1;

import io.loadtester.attack.http.LongBody;
import io.netty.channel.ChannelHandlerContext;

/** Owned by one event loop. Writes the long body of one hit as fast as its socket takes it, and no faster. */
// How writing went comes as an event of the channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class BodyWriter {

    private final LongBody body;
    private int next;

    BodyWriter(LongBody body) {
        this.body = body;
    }

    /** Goes on as far as the channel takes more; to be called again when it is writable. */
    void write(ChannelHandlerContext ctx) {
        boolean written = false;
        while (!isComplete() && ctx.channel().isWritable()) {
            ctx.write(body.piece(next++), ctx.voidPromise());
            written = true;
        }
        if (written) {
            ctx.flush();
        }
    }

    /** Whether all of it was handed to the channel. */
    boolean isComplete() {
        return next == body.pieces();
    }
}
