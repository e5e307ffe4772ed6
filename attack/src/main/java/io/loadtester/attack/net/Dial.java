package io.loadtester.attack.net;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.protocol.Connection;
import io.loadtester.attack.protocol.ConnectionContext;
import io.loadtester.attack.protocol.Opening;
import io.loadtester.attack.protocol.Protocol;
import io.loadtester.common.result.FailureKind;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. One attempt to open a connection: name, addresses in order, tunnel, TLS, protocol. */
// The outcome of closing does not matter.
@SuppressWarnings("FutureReturnValueIgnored")
public final class Dial implements NameCache.Answer, Opening.Listener {

    /** The owner of the connection to be opened. */
    public interface Listener {

        /** The order in which to try the addresses; must contain all of them. */
        List<InetSocketAddress> inOrder(List<InetSocketAddress> candidates);

        /** Whether the connection may carry more than one hit in its life, as far as known by now. */
        boolean isShared();

        /** The dial is about to connect to this address. */
        void trying(InetSocketAddress address);

        /** The dial has given up the address it tried. */
        void left();

        /** The connection is open; this is the last call. */
        void opened(Connection connection);

        /** The dial has failed; this is the last call. */
        void failed(Failure failure);
    }

    private enum Stage {
        NAME,
        CONNECT,
        TUNNEL,
        HANDSHAKE,
        OPENING,
        OVER
    }

    private final Dialer dialer;
    private final ConnectionContext context;
    private final boolean spare;
    private final Listener listener;
    private final Route route;
    private final long begunNanoTime;

    private Stage stage = Stage.NAME;
    private List<InetSocketAddress> addresses = List.of();
    private int tried;
    private @Nullable Failure firstFailure;
    private @Nullable Channel channel;
    private @Nullable Opening opening;

    Dial(Dialer dialer, ConnectionContext context, boolean spare, Listener listener) {
        this.dialer = dialer;
        this.context = context;
        this.spare = spare;
        this.listener = listener;
        this.route = dialer.routes().of(context.origin());
        this.begunNanoTime = dialer.nanoTime();
    }

    public void begin() {
        dialer.resolve(route.host(), this);
    }

    public long nanosSinceBegin() {
        return dialer.nanoTime() - begunNanoTime;
    }

    /** Whether this dial has taken at least half of the time since the hit was released. */
    public boolean hasHadMostOfTheTimeOf(Hit hit) {
        long now = dialer.nanoTime();
        return 2 * (now - begunNanoTime) >= now - hit.releasedNanoTime();
    }

    /** The failure of a hit that runs out of time waiting for this dial. */
    public Failure tooLate() {
        return switch (stage) {
            case NAME -> new Failure(FailureKind.DNS, "looking up " + route.host() + " took too long");
            case TUNNEL ->
                new Failure(FailureKind.CONNECT_TIMEOUT, route + " opened no tunnel to " + route.origin() + " in time");
            case HANDSHAKE ->
                new Failure(FailureKind.TLS, "TLS with " + route.origin() + ": handshake not complete in time");
            case OPENING -> Objects.requireNonNull(opening).tooLate();
            case CONNECT, OVER -> new Failure(FailureKind.CONNECT_TIMEOUT, "connecting to " + route + " took too long");
        };
    }

    /** Gives up; the listener is told that the address is left, and nothing more. */
    public void cancel() {
        if (stage == Stage.CONNECT) {
            dialer.silent().failed(addresses.get(tried), dialer.nanoTime());
        }
        end();
    }

    private void end() {
        stage = Stage.OVER;
        listener.left();
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void resolved(List<InetAddress> found) {
        if (stage == Stage.NAME) {
            addresses = listener.inOrder(dialer.candidates(found, route.port(), dialer.nanoTime()));
            if (addresses.isEmpty()) {
                fail(new Failure(FailureKind.NO_CONNECTION, route + " has no address of the local address's family"));
                return;
            }
            stage = Stage.CONNECT;
            connect();
        }
    }

    @Override
    public void unknown(String reason) {
        if (stage == Stage.NAME) {
            fail(new Failure(FailureKind.DNS, reason));
        }
    }

    private void connect() {
        listener.trying(addresses.get(tried));
        ChannelFuture connect = dialer.connect(route, addresses.get(tried));
        if (connect.isDone() && !connect.isSuccess()) {
            // No socket could be created. Netty would notify a future listener on a thread other than the loop's.
            tryNextAddress(DialFailures.inConnect(route, Objects.requireNonNull(connect.cause())));
            return;
        }
        channel = connect.channel();
        connect.addListener(future -> connected(connect));
    }

    private void connected(ChannelFuture connect) {
        if (stage != Stage.CONNECT) {
            connect.channel().close();
            return;
        }
        Throwable cause = connect.cause();
        if (cause != null) {
            tryNextAddress(DialFailures.inConnect(route, cause));
            return;
        }
        dialer.silent().answered(addresses.get(tried));
        ProxyHandler tunnel = connect.channel().pipeline().get(ProxyHandler.class);
        if (tunnel == null) {
            agree(connect.channel());
        } else {
            stage = Stage.TUNNEL;
            tunnel.connectFuture().addListener(future -> tunnelled(future.cause(), connect.channel()));
        }
    }

    private void tunnelled(@Nullable Throwable cause, Channel open) {
        if (stage != Stage.TUNNEL) {
            return;
        }
        if (cause == null) {
            agree(open);
        } else {
            fail(DialFailures.inTunnel(route, cause));
        }
    }

    private void agree(Channel open) {
        SslHandler tls = open.pipeline().get(SslHandler.class);
        if (tls != null) {
            stage = Stage.HANDSHAKE;
            tls.handshakeFuture().addListener(future -> agreed(future.cause(), open, tls));
        } else {
            speak(
                    open,
                    route.isRelayed()
                            ? dialer.protocols().relayed()
                            : dialer.protocols().unencrypted());
        }
    }

    private void agreed(@Nullable Throwable cause, Channel open, SslHandler tls) {
        if (stage != Stage.HANDSHAKE) {
            return;
        }
        if (cause == null) {
            speak(open, dialer.protocols().agreed(tls.applicationProtocol()));
        } else {
            fail(DialFailures.inHandshake(route.origin(), cause));
        }
    }

    private void speak(Channel open, Protocol protocol) {
        DialGuard guard = open.pipeline().get(DialGuard.class);
        if (guard == null) {
            fail(new Failure(FailureKind.CLOSED, route.origin() + " closed the connection without a response"));
            return;
        }
        stage = Stage.OPENING;
        open.pipeline().remove(guard);
        ConnectionContext used = route.isRelayed() ? context.relayed(route.proxyHeaders()) : context;
        opening = protocol.open(open, used, listener.isShared(), this);
    }

    @Override
    public void opened(Connection connection) {
        if (stage == Stage.OPENING) {
            stage = Stage.OVER;
            listener.opened(connection);
        }
    }

    @Override
    public void refused(Failure failure) {
        if (stage == Stage.OPENING) {
            fail(failure);
        }
    }

    private void tryNextAddress(Failure failure) {
        if (firstFailure == null) {
            firstFailure = failure;
        }
        if (failure.kind() != FailureKind.NO_CONNECTION) {
            dialer.silent().failed(addresses.get(tried), dialer.nanoTime());
        }
        listener.left();
        tried++;
        if (tried < addresses.size() && !spare) {
            connect();
        } else {
            fail(firstFailure);
        }
    }

    private void fail(Failure failure) {
        if (spare && (stage == Stage.TUNNEL || stage == Stage.HANDSHAKE || stage == Stage.OPENING)) {
            // No hit fails with it: set the address aside for a while, or it would be dialled again every second.
            dialer.silent().failed(addresses.get(tried), dialer.nanoTime());
        }
        end();
        listener.failed(failure);
    }
}
