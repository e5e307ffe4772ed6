package io.loadtester.attack.connection;

import io.loadtester.attack.http.Origin;
import io.loadtester.attack.http.ResponseParser;
import io.loadtester.common.test.ConnectionOptions;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/** Owned by one event loop. Opens the channels of an attack on this loop. */
final class Dialer {

    private final DialOptions options;
    private final EventLoop loop;
    private final Bootstrap bootstrap;
    private final Map<Origin, Integer> preferred = new HashMap<>();
    private final Flushes flushes;
    private final byte[] scratch = new byte[ResponseParser.SCRATCH_BYTES];

    Dialer(DialOptions options, EventLoop loop, ByteBufAllocator allocator) {
        this.options = options;
        this.loop = loop;
        this.flushes = new Flushes(loop);
        this.bootstrap = new Bootstrap()
                .group(loop)
                .channel(options.transport().channel())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.ALLOCATOR, allocator)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, options.timeoutMillis())
                .disableResolver();
    }

    void resolve(String host, NameCache.Answer answer) {
        options.names().resolve(host, loop, answer);
    }

    ChannelFuture connect(Origin origin, InetAddress address, Http1Connection connection) {
        ChannelInitializer<Channel> initializer = new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (origin.tls()) {
                    channel.pipeline()
                            .addLast(options.tls().get().handler(channel.alloc(), origin, options.timeoutMillis()));
                }
                channel.pipeline().addLast(connection);
            }
        };
        return bootstrap.clone().handler(initializer).connect(new InetSocketAddress(address, origin.port()));
    }

    /** Which of an origin's addresses answered last, by its place among them. */
    int preferred(Origin origin) {
        return preferred.getOrDefault(origin, 0);
    }

    void prefer(Origin origin, int address) {
        preferred.put(origin, address);
    }

    /** Whether HTTP/2 is spoken where no TLS is there to agree on it. */
    boolean speaksHttp2Unasked() {
        return options.connection().h2c();
    }

    /** How many hits the first connection to an origin may turn out to carry at once. */
    int hitsPerConnection(Origin origin) {
        ConnectionOptions connection = options.connection();
        boolean http2 = origin.tls() ? connection.http2() : connection.h2c();
        return http2 && connection.keepalive() ? Http2Connection.USUAL_STREAMS : 1;
    }

    Flushes flushes() {
        return flushes;
    }

    /** Lent to the parsers of all connections; each uses it within a call only. */
    byte[] scratch() {
        return scratch;
    }
}
