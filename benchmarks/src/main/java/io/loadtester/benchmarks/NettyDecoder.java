package io.loadtester.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;

/** Netty's decoder called by itself: what a channel costs around it is not part of the comparison. */
final class NettyDecoder extends HttpResponseDecoder {

    private final ChannelHandlerContext context =
            new EmbeddedChannel(this).pipeline().context(this);
    private final List<Object> messages = new ArrayList<>();

    /** Reads a whole response and lets go of it again. Returns of how many messages it consists. */
    int read(ByteBuf in) throws Exception {
        while (in.isReadable()) {
            decode(context, in, messages);
        }
        int count = messages.size();
        for (Object message : messages) {
            ReferenceCountUtil.release(message);
        }
        messages.clear();
        return count;
    }
}
