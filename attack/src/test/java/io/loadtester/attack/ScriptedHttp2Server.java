package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.DefaultHttp2SettingsFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** An HTTP/2 server on the loopback interface that does with each request what a script says. */
// The outcome of writing and closing does not matter.
@SuppressWarnings("FutureReturnValueIgnored")
public final class ScriptedHttp2Server implements AutoCloseable {

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel listener;
    private final Consumer<Request> script;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger openAtOnce = new AtomicInteger();
    private final AtomicInteger requestCount = new AtomicInteger();
    private final List<Long> resets = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** Without TLS. */
    static ScriptedHttp2Server plain(Http2Settings settings, Consumer<Request> script) {
        return new ScriptedHttp2Server(null, settings, script);
    }

    static ScriptedHttp2Server plain(Consumer<Request> script) {
        return plain(new Http2Settings(), script);
    }

    /** Without TLS, on an address of the loopback network. */
    static ScriptedHttp2Server on(InetSocketAddress address, Consumer<Request> script) {
        return new ScriptedHttp2Server(address, null, new Http2Settings(), script);
    }

    /** With TLS, whatever ALPN says. */
    public ScriptedHttp2Server(SslContext tls, Http2Settings settings, Consumer<Request> script) {
        this(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), tls, settings, script);
    }

    private ScriptedHttp2Server(
            InetSocketAddress address, SslContext tls, Http2Settings settings, Consumer<Request> script) {
        this.script = script;
        ChannelInitializer<Channel> initializer = new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (tls != null) {
                    channel.pipeline().addLast(tls.newHandler(channel.alloc()));
                }
                Http2FrameCodec codec = Http2FrameCodecBuilder.forServer()
                        .initialSettings(settings)
                        .build();
                channel.pipeline().addLast(codec, new Frames(codec));
            }
        };
        listener = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(initializer)
                .bind(address)
                .syncUninterruptibly()
                .channel();
    }

    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public int connections() {
        return connections.get();
    }

    /** Most streams open at once on one connection. */
    int mostOpenAtOnce() {
        return openAtOnce.get();
    }

    int requestCount() {
        return requestCount.get();
    }

    /** Error codes of the streams that the client reset. */
    List<Long> resets() {
        return resets;
    }

    List<Request> requests() {
        return requests;
    }

    /** A request and the ways to answer it; complete unless the script sees it early. Used on the server's thread. */
    public static final class Request {

        private final ChannelHandlerContext ctx;
        private final Http2FrameCodec codec;
        private final Http2FrameStream stream;
        private final Http2Headers headers;
        private final int connection;
        private int bodyBytes;

        private Request(
                ChannelHandlerContext ctx,
                Http2FrameCodec codec,
                int connection,
                Http2FrameStream stream,
                Http2Headers headers) {
            this.ctx = ctx;
            this.connection = connection;
            this.codec = codec;
            this.stream = stream;
            this.headers = headers;
        }

        String path() {
            return headers.path().toString();
        }

        Http2Headers headers() {
            return headers;
        }

        int bodyBytes() {
            return bodyBytes;
        }

        /** Number of its connection, from 1. */
        int connection() {
            return connection;
        }

        int streamId() {
            return stream.id();
        }

        public void hello() {
            head(200, false).data("hello", true);
        }

        Request head(int status, boolean end, String... fields) {
            Http2Headers response = new DefaultHttp2Headers().status(Integer.toString(status));
            for (int i = 0; i < fields.length; i += 2) {
                response.add(fields[i], fields[i + 1]);
            }
            return head(response, end);
        }

        Request head(Http2Headers response, boolean end) {
            ctx.writeAndFlush(new DefaultHttp2HeadersFrame(response, end).stream(stream));
            return this;
        }

        Request data(String text, boolean end) {
            ctx.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.copiedBuffer(text, UTF_8), end).stream(stream));
            return this;
        }

        void reset(Http2Error error) {
            ctx.writeAndFlush(new DefaultHttp2ResetFrame(error).stream(stream));
        }

        /** Announces that streams above the last one will not be answered. */
        void goAway(int lastStreamId) {
            ChannelHandlerContext ofCodec = ctx.pipeline().context(codec);
            codec.goAway(
                    ofCodec, lastStreamId, Http2Error.NO_ERROR.code(), Unpooled.EMPTY_BUFFER, ofCodec.newPromise());
            ofCodec.flush();
        }

        /** Allows this many streams on the connection from now on. */
        void allow(int streams) {
            ctx.writeAndFlush(new DefaultHttp2SettingsFrame(new Http2Settings().maxConcurrentStreams(streams)));
        }

        void closeConnection() {
            ctx.pipeline().firstContext().close();
        }

        void later(long millis, Runnable task) {
            ctx.executor().schedule(task, millis, TimeUnit.MILLISECONDS);
        }
    }

    private final class Frames extends ChannelInboundHandlerAdapter {

        private final Http2FrameCodec codec;
        private final Map<Integer, Request> unended = new HashMap<>();
        private int connection;

        Frames(Http2FrameCodec codec) {
            this.codec = codec;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            connection = connections.incrementAndGet();
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            try {
                if (message instanceof Http2HeadersFrame frame) {
                    openAtOnce.accumulateAndGet(codec.connection().numActiveStreams(), Math::max);
                    Request request = new Request(ctx, codec, connection, frame.stream(), frame.headers());
                    unended.put(frame.stream().id(), request);
                    boolean early = request.path().startsWith("/early");
                    if (early) {
                        answer(request);
                    } else if (frame.isEndStream()) {
                        answer(unended.remove(frame.stream().id()));
                    }
                } else if (message instanceof Http2DataFrame frame) {
                    Request request = unended.get(frame.stream().id());
                    if (request != null && !request.path().startsWith("/early")) {
                        request.bodyBytes += frame.content().readableBytes();
                        ctx.writeAndFlush(new DefaultHttp2WindowUpdateFrame(frame.initialFlowControlledBytes())
                                .stream(frame.stream()));
                        if (frame.isEndStream()) {
                            answer(unended.remove(frame.stream().id()));
                        }
                    }
                } else if (message instanceof Http2ResetFrame frame) {
                    resets.add(frame.errorCode());
                }
            } finally {
                ReferenceCountUtil.release(message);
            }
        }

        private void answer(Request request) {
            requestCount.incrementAndGet();
            requests.add(request);
            script.accept(request);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            // Caused on purpose by the script or the client.
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1000, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }
}
