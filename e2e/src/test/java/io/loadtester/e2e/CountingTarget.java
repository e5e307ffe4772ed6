package io.loadtester.e2e;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A server that records when each request arrived and answers "ok". One event loop owns the records. */
// Failures to write or close are reported as channel events.
@SuppressWarnings("FutureReturnValueIgnored")
final class CountingTarget implements AutoCloseable {

    private static final byte[] OK = "ok".getBytes(StandardCharsets.US_ASCII);

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel server;
    private long[] arrivals = new long[1 << 16];
    private int count;
    private volatile HttpResponseStatus status = HttpResponseStatus.OK;

    CountingTarget() {
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new Answer());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    String url() {
        return "http://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort() + "/";
    }

    /** Arrival times of the requests since the last call, in order: nanoseconds with an arbitrary origin. */
    long[] takeArrivals() {
        return group.next()
                .submit(() -> {
                    long[] taken = Arrays.copyOf(arrivals, count);
                    count = 0;
                    Arrays.sort(taken);
                    return taken;
                })
                .syncUninterruptibly()
                .getNow();
    }

    /** What it answers from now on. */
    void answerWith(int code) {
        status = HttpResponseStatus.valueOf(code);
    }

    /** Requests since {@link #takeArrivals()} was called last. */
    int hits() {
        return group.next().submit(() -> count).syncUninterruptibly().getNow();
    }

    @Override
    public void close() {
        group.shutdownGracefully().syncUninterruptibly();
    }

    private void note() {
        if (count == arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, count * 2);
        }
        arrivals[count++] = System.nanoTime();
    }

    @Sharable
    private final class Answer extends SimpleChannelInboundHandler<Object> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                note();
                var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(OK));
                response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, OK.length);
                context.writeAndFlush(response);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
