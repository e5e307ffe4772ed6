package io.loadtester.attack.protocol.http1;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.common.test.Header;
import io.loadtester.common.url.Origin;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.List;

/**
 * Owned by one event loop. Rewrites each request on a connection to a proxy: puts the origin into the request line,
 * which makes its target an absolute URL, and adds the headers for the proxy. A request may come in several writes.
 */
// The promise reports failed writes to its holder.
@SuppressWarnings("FutureReturnValueIgnored")
final class RelayedRequests extends ChannelOutboundHandlerAdapter {

    private enum Next {
        METHOD,
        TARGET,
        REST
    }

    private final byte[] origin;
    private final byte[] headers;
    private Next next = Next.METHOD;

    /** @param proxyHeaders headers for the proxy, added to each request */
    RelayedRequests(Origin to, List<Header> proxyHeaders) {
        String text = to.toString();
        String authority = to.port() == 80 ? text.substring(0, text.lastIndexOf(':')) : text;
        origin = ("http://" + authority).getBytes(UTF_8);
        StringBuilder lines = new StringBuilder();
        for (Header header : proxyHeaders) {
            lines.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        headers = lines.toString().getBytes(UTF_8);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (next == Next.REST || !(message instanceof ByteBuf in)) {
            ctx.write(message, promise);
            return;
        }
        ByteBuf out = ctx.alloc().buffer(in.readableBytes() + origin.length + headers.length);
        try {
            if (next == Next.METHOD && copyThrough(in, (byte) ' ', out)) {
                out.writeBytes(origin);
                next = Next.TARGET;
            }
            if (next == Next.TARGET && copyThrough(in, (byte) '\n', out)) {
                out.writeBytes(headers);
                next = Next.REST;
            }
            out.writeBytes(in);
        } finally {
            in.release();
        }
        ctx.write(out, promise);
    }

    /** Copies up to and including the byte, or everything if it is not there. Returns whether it was there. */
    private static boolean copyThrough(ByteBuf in, byte last, ByteBuf out) {
        int at = ByteBufUtil.indexOf(in, in.readerIndex(), in.writerIndex(), last);
        out.writeBytes(in, at < 0 ? in.readableBytes() : at + 1 - in.readerIndex());
        return at >= 0;
    }

    /** Starts over: the next write begins a request. */
    void begin() {
        next = Next.METHOD;
    }
}
