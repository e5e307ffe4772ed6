package io.loadtester.attack.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Ends a channel's pipeline until a protocol takes over. The dial learns of failures before that from futures. */
// The outcome of closing does not matter.
@SuppressWarnings("FutureReturnValueIgnored")
final class DialGuard extends ChannelInboundHandlerAdapter {

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
