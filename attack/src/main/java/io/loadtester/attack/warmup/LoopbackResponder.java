package io.loadtester.attack.warmup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Owned by one event loop. Answers each empty line, and so each request without a body, with a short response. */
// The channel's events report failed writes and closes.
@SuppressWarnings("FutureReturnValueIgnored")
final class LoopbackResponder extends ChannelInboundHandlerAdapter {

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(US_ASCII);

    private static final byte[] RESPONSE = String.join(
                    "\r\n",
                    "HTTP/1.1 200 OK",
                    "Server: loopback",
                    "Content-Type: text/plain",
                    "Content-Length: 2",
                    "Connection: keep-alive",
                    "",
                    "ok")
            .getBytes(US_ASCII);

    private int matched;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            while (in.isReadable()) {
                byte b = in.readByte();
                matched = b == END_OF_HEAD[matched] ? matched + 1 : b == '\r' ? 1 : 0;
                if (matched == END_OF_HEAD.length) {
                    matched = 0;
                    context.write(Unpooled.wrappedBuffer(RESPONSE), context.voidPromise());
                }
            }
        } finally {
            in.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
