package io.loadtester.attack.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Stands at the end of a channel's pipeline until a protocol takes over. What fails before that, the dial hears of elsewhere. */
// How closing went is of no interest.
@SuppressWarnings("FutureReturnValueIgnored")
final class DialGuard extends ChannelInboundHandlerAdapter {

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
