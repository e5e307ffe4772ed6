package io.loadtester.attack.protocol.http1;

import io.loadtester.attack.http.LongBody;
import io.netty.channel.ChannelHandlerContext;

/** Owned by one event loop. Writes the long body of one hit at the speed at which its socket accepts it. */
// The channel's events report failed writes.
@SuppressWarnings("FutureReturnValueIgnored")
final class BodyWriter {

    private final LongBody body;
    private int next;

    BodyWriter(LongBody body) {
        this.body = body;
    }

    /** Writes while the channel is writable; call again when it becomes writable. */
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

    /** Whether the whole body has been handed to the channel. */
    boolean isComplete() {
        return next == body.pieces();
    }
}
