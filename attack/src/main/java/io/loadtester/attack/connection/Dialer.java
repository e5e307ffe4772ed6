package io.loadtester.attack.connection;

import io.loadtester.attack.http.Origin;
import io.loadtester.attack.http.ResponseParser;
import io.loadtester.attack.pacing.PacedLoop;
import io.loadtester.common.test.ConnectionLife;
import io.loadtester.common.test.ConnectionOptions;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. Opens the channels of an attack on this loop. */
final class Dialer {

    private final DialOptions options;
    private final PacedLoop pacedLoop;
    private final EventLoop loop;
    private final Bootstrap bootstrap;
    private final @Nullable SocketAddress unixSocket;
    private final DialBudget budget = new DialBudget(System.nanoTime());
    private final SilentAddresses silent = new SilentAddresses();
    private final Flushes flushes;
    private final byte[] scratch = new byte[ResponseParser.SCRATCH_BYTES];

    Dialer(DialOptions options, PacedLoop pacedLoop, ByteBufAllocator allocator) {
        this.options = options;
        this.pacedLoop = pacedLoop;
        this.loop = pacedLoop.eventLoop();
        this.flushes = new Flushes(loop);
        Path socket = options.routes().unixSocket();
        this.unixSocket = socket == null ? null : options.transport().unixAddress(socket);
        this.bootstrap = new Bootstrap()
                .group(loop)
                .option(ChannelOption.ALLOCATOR, allocator)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, options.timeoutMillis())
                .disableResolver();
        if (unixSocket != null) {
            bootstrap.channel(options.transport().unixChannel());
        } else {
            bootstrap.channel(options.transport().channel()).option(ChannelOption.TCP_NODELAY, true);
        }
        if (local() != null) {
            options.transport().bindWithoutPort().ifPresent(option -> bootstrap.option(option, 1));
        }
    }

    /** Where connections to an origin go; asked anew for each. */
    Routes routes() {
        return options.routes();
    }

    void resolve(String host, NameCache.Answer answer) {
        options.names().resolve(host, loop, answer);
    }

    /** Where to try, best first; empty if none can be reached from the local address. */
    List<InetSocketAddress> candidates(List<InetAddress> addresses, int port, long now) {
        InetAddress local = local();
        List<InetSocketAddress> reachable = addresses.stream()
                .filter(address -> local == null || local instanceof Inet4Address == address instanceof Inet4Address)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        return silent.last(reachable, now);
    }

    /** Whether the loop has time for one connection more, whichever pool wants it. */
    boolean canAffordAnother() {
        return budget.allows(System.nanoTime(), pacedLoop.restNanos());
    }

    /** A connection took so much of the loop's time. */
    void spend(long nanos) {
        budget.spend(nanos);
    }

    /** Has the loop do something in a while. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void later(long delayNanos, Runnable task) {
        loop.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
    }

    /** Which addresses to try last for a while. */
    SilentAddresses silent() {
        return silent;
    }

    ChannelFuture connect(Route route, InetSocketAddress address, Http1Connection connection) {
        ChannelInitializer<Channel> initializer = new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                fill(channel.pipeline(), route, address, connection);
            }
        };
        if (unixSocket != null) {
            return bootstrap.clone().handler(initializer).connect(unixSocket);
        }
        // A tunnel's handler is told where it is to lead, and connects to the proxy by itself.
        SocketAddress remote = route.isTunnelled() ? Tunnels.end(route.origin()) : address;
        return bootstrap.clone().handler(initializer).connect(remote, localSocket());
    }

    private void fill(ChannelPipeline pipeline, Route route, InetSocketAddress address, Http1Connection connection) {
        if (route.isTunnelled()) {
            pipeline.addLast(Tunnels.through(route, address, options.timeoutMillis()));
        } else if (route.isRelayed()) {
            pipeline.addLast(new RelayedRequests(route));
        }
        if (route.origin().tls()) {
            ByteBufAllocator allocator = pipeline.channel().alloc();
            pipeline.addLast(options.tls().get().handler(allocator, route.origin(), options.timeoutMillis()));
        }
        pipeline.addLast(connection);
    }

    private @Nullable InetAddress local() {
        return options.routes().localAddress();
    }

    private @Nullable SocketAddress localSocket() {
        InetAddress local = local();
        return local == null ? null : new InetSocketAddress(local, 0);
    }

    /** Whether HTTP/2 is spoken where no TLS is there to agree on it. */
    boolean speaksHttp2Unasked() {
        return options.connection().h2c();
    }

    boolean keepsConnections() {
        return options.connection().keepalive();
    }

    ConnectionLife life() {
        return options.connection().life();
    }

    /** How many hits the first connection to an origin may turn out to carry at once. */
    int hitsPerConnection(Origin origin) {
        ConnectionOptions connection = options.connection();
        boolean http2 = origin.tls() ? connection.http2() : connection.h2c();
        return http2 && connection.keepalive() ? StreamRoom.USUAL_STREAMS : 1;
    }

    Flushes flushes() {
        return flushes;
    }

    /** Lent to the parsers of all connections; each uses it within a call only. */
    byte[] scratch() {
        return scratch;
    }
}
