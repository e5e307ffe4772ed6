package io.loadtester.attack.net;

import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.attack.pacing.PacedLoop;
import io.loadtester.attack.protocol.ConnectionContext;
import io.loadtester.attack.protocol.Protocols;
import io.loadtester.common.test.ConnectionLife;
import io.loadtester.common.url.Origin;
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
public final class Dialer {

    private final DialOptions options;
    private final PacedLoop pacedLoop;
    private final EventLoop loop;
    private final Protocols protocols;
    private final Bootstrap bootstrap;
    private final @Nullable SocketAddress unixSocket;
    private final DialBudget budget;
    private final SilentAddresses silent = new SilentAddresses();

    public Dialer(DialOptions options, PacedLoop pacedLoop, ByteBufAllocator allocator) {
        this.options = options;
        this.pacedLoop = pacedLoop;
        this.loop = pacedLoop.eventLoop();
        this.protocols = options.protocols().on(loop, pacedLoop.clock(), options.connection());
        this.budget = new DialBudget(pacedLoop.clock().nanoTime());
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

    /**
     * Prepares to open a connection.
     *
     * @param spare whether no hit waits for it; if so, only the first address is tried
     */
    public Dial dial(ConnectionContext context, boolean spare, Dial.Listener listener) {
        return new Dial(this, context, spare, listener);
    }

    /** The attack's protocols on this loop. */
    public Protocols protocols() {
        return protocols;
    }

    /** The loop's clock. */
    public NanoClock clock() {
        return pacedLoop.clock();
    }

    /** The time on the loop's clock. */
    public long nanoTime() {
        return clock().nanoTime();
    }

    /** Where connections go; consulted for each connection. */
    Routes routes() {
        return options.routes();
    }

    void resolve(String host, NameCache.Answer answer) {
        options.names().resolve(host, loop, answer);
    }

    /** The addresses to try, best first; empty if none can be reached from the local address. */
    List<InetSocketAddress> candidates(List<InetAddress> addresses, int port, long now) {
        InetAddress local = local();
        List<InetSocketAddress> reachable = addresses.stream()
                .filter(address -> local == null || local instanceof Inet4Address == address instanceof Inet4Address)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        return silent.last(reachable, now);
    }

    /** Whether the loop has time for one more connection, whichever pool wants it. */
    public boolean canAffordAnother() {
        return budget.allows(nanoTime(), pacedLoop.restNanos());
    }

    /** Accounts for loop time taken by opening a connection. */
    public void spend(long nanos) {
        budget.spend(nanos);
    }

    /** Runs a task on the loop after a delay. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public void later(long delayNanos, Runnable task) {
        loop.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
    }

    /** Addresses that are tried last for a while. */
    public SilentAddresses silent() {
        return silent;
    }

    ChannelFuture connect(Route route, InetSocketAddress address) {
        ChannelInitializer<Channel> initializer = new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                fill(channel.pipeline(), route, address);
            }
        };
        if (unixSocket != null) {
            return bootstrap.clone().handler(initializer).connect(unixSocket);
        }
        // The tunnel's handler takes the tunnel's end as the address, and connects to the proxy itself.
        SocketAddress remote = route.isTunnelled() ? Tunnels.end(route.origin()) : address;
        return bootstrap.clone().handler(initializer).connect(remote, localSocket());
    }

    private void fill(ChannelPipeline pipeline, Route route, InetSocketAddress address) {
        if (route.isTunnelled()) {
            pipeline.addLast(Tunnels.through(route, address, options.timeoutMillis()));
        }
        if (route.origin().tls()) {
            ByteBufAllocator allocator = pipeline.channel().alloc();
            pipeline.addLast(options.tls().get().handler(allocator, route.origin(), options.timeoutMillis()));
        }
        pipeline.addLast(new DialGuard());
    }

    private @Nullable InetAddress local() {
        return options.routes().localAddress();
    }

    private @Nullable SocketAddress localSocket() {
        InetAddress local = local();
        return local == null ? null : new InetSocketAddress(local, 0);
    }

    public boolean keepsConnections() {
        return options.connection().keepalive();
    }

    public ConnectionLife life() {
        return options.connection().life();
    }

    /** How many hits the first connection to an origin may be able to carry at once. */
    public int hitsPerConnection(Origin origin) {
        return keepsConnections() ? protocols.usualCapacity(origin.tls()) : 1;
    }
}
