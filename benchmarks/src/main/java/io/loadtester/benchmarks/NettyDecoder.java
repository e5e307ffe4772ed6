package io.loadtester.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;

/** Calls Netty's decoder directly, so that the comparison excludes the cost of a channel. */
final class NettyDecoder extends HttpResponseDecoder {

    private final ChannelHandlerContext context =
            new EmbeddedChannel(this).pipeline().context(this);
    private final List<Object> messages = new ArrayList<>();

    /** Decodes a complete response and releases it. Returns the number of its messages. */
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
