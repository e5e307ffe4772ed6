package io.loadtester.attack.connection;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
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

/** Owned by one event loop. One attempt to open a connection: name, address after address, tunnel, TLS, HTTP/2. */
// How closing went is of no interest.
@SuppressWarnings("FutureReturnValueIgnored")
final class Dial implements NameCache.Answer {

    private enum Phase {
        NAME,
        CONNECT,
        TUNNEL,
        HANDSHAKE,
        SETTINGS,
        STREAMS,
        OVER
    }

    private final ConnectionPool pool;
    private final Dialer dialer;
    private final boolean spare;
    private final Route route;
    private final long begunNanoTime = System.nanoTime();

    private Phase phase = Phase.NAME;
    private List<InetSocketAddress> addresses = List.of();
    private int tried;
    private @Nullable Failure firstFailure;
    private @Nullable Channel channel;

    /** What it is connected to, or tries to be. */
    private @Nullable Peer peer;

    /** @param spare whether no hit waits for it; another address than the first is not tried then */
    Dial(ConnectionPool pool, Dialer dialer, boolean spare) {
        this.pool = pool;
        this.dialer = dialer;
        this.spare = spare;
        this.route = dialer.routes().of(pool.origin());
    }

    void begin() {
        dialer.resolve(route.host(), this);
    }

    boolean isSpare() {
        return spare;
    }

    long nanosSinceBegin() {
        return System.nanoTime() - begunNanoTime;
    }

    /** Whether the hit has waited for this more than for anything else. */
    boolean hasHadMostOfTheTimeOf(Hit hit) {
        long now = System.nanoTime();
        return 2 * (now - begunNanoTime) >= now - hit.releasedNanoTime();
    }

    /** The failure of a hit that cannot wait for this any longer. */
    Failure tooLate() {
        return switch (phase) {
            case NAME -> new Failure(FailureKind.DNS, "looking up " + route.host() + " took too long");
            case TUNNEL ->
                new Failure(FailureKind.CONNECT_TIMEOUT, route + " opened no tunnel to " + pool.origin() + " in time");
            case HANDSHAKE -> new Failure(FailureKind.TLS, "TLS with " + pool.origin() + ": no agreement in time");
            case SETTINGS -> new Failure(FailureKind.TIMEOUT, pool.origin() + " did not begin to speak HTTP/2 in time");
            case STREAMS -> new Failure(FailureKind.TIMEOUT, pool.origin() + " allowed no HTTP/2 stream in time");
            case CONNECT, OVER -> new Failure(FailureKind.CONNECT_TIMEOUT, "connecting to " + route + " took too long");
        };
    }

    /** Gives up; the pool hears no more of it. */
    void cancel() {
        if (phase == Phase.CONNECT) {
            dialer.silent().failed(addresses.get(tried), System.nanoTime());
        }
        end();
    }

    private void end() {
        phase = Phase.OVER;
        leavePeer();
        if (channel != null) {
            channel.close();
        }
    }

    private void leavePeer() {
        if (peer != null) {
            pool.peers().leave(peer);
            peer = null;
        }
    }

    @Override
    public void resolved(List<InetAddress> found) {
        if (phase == Phase.NAME) {
            List<InetSocketAddress> candidates = dialer.candidates(found, route.port(), System.nanoTime());
            addresses = pool.peers().inOrder(candidates, dialer.silent(), spare);
            if (addresses.isEmpty()) {
                fail(new Failure(FailureKind.NO_CONNECTION, route + " has no address of the local address's family"));
                return;
            }
            phase = Phase.CONNECT;
            connect();
        }
    }

    @Override
    public void unknown(String reason) {
        if (phase == Phase.NAME) {
            fail(new Failure(FailureKind.DNS, reason));
        }
    }

    private void connect() {
        peer = pool.peers().join(addresses.get(tried));
        Http1Connection connection = new Http1Connection(pool, peer, dialer.scratch());
        ChannelFuture connect = dialer.connect(route, addresses.get(tried), connection);
        if (connect.isDone() && !connect.isSuccess()) {
            // No socket could be made. Netty would tell a listener so on another thread than the loop's.
            tryNextAddress(Failures.inConnect(route, Objects.requireNonNull(connect.cause())));
            return;
        }
        channel = connect.channel();
        connect.addListener(future -> connected(connect, connection));
    }

    private void connected(ChannelFuture connect, Http1Connection connection) {
        if (phase != Phase.CONNECT) {
            connect.channel().close();
            return;
        }
        Throwable cause = connect.cause();
        if (cause != null) {
            tryNextAddress(Failures.inConnect(route, cause));
            return;
        }
        dialer.silent().answered(addresses.get(tried));
        ProxyHandler tunnel = connect.channel().pipeline().get(ProxyHandler.class);
        if (tunnel == null) {
            agree(connect.channel(), connection);
        } else {
            phase = Phase.TUNNEL;
            tunnel.connectFuture().addListener(future -> tunnelled(future.cause(), connect.channel(), connection));
        }
    }

    private void tunnelled(@Nullable Throwable cause, Channel open, Http1Connection connection) {
        if (phase != Phase.TUNNEL) {
            return;
        }
        if (cause == null) {
            agree(open, connection);
        } else {
            fail(Failures.inTunnel(route, cause));
        }
    }

    private void agree(Channel open, Http1Connection connection) {
        SslHandler tls = open.pipeline().get(SslHandler.class);
        if (tls != null) {
            phase = Phase.HANDSHAKE;
            tls.handshakeFuture().addListener(future -> agreed(future.cause(), tls, connection));
        } else if (dialer.speaksHttp2Unasked() && !route.isRelayed()) {
            speakHttp2(connection);
        } else {
            succeed(connection);
        }
    }

    private void agreed(@Nullable Throwable cause, SslHandler tls, Http1Connection connection) {
        if (phase != Phase.HANDSHAKE) {
            return;
        }
        if (cause == null && ClientTls.HTTP_2.equals(tls.applicationProtocol())) {
            speakHttp2(connection);
        } else if (cause == null) {
            succeed(connection);
        } else {
            fail(Failures.inHandshake(pool.origin(), cause));
        }
    }

    private void speakHttp2(Http1Connection replaced) {
        // One stream is always allowed: a hit that has a connection of its own need not wait for the server's settings.
        boolean waits = pool.sharesConnections();
        phase = Phase.SETTINGS;
        Http2Connection connection =
                Http2Connection.create(pool, replaced.peer(), dialer.flushes(), waits ? this : null);
        Objects.requireNonNull(channel).pipeline().replace(replaced, null, connection);
        if (!waits) {
            succeed(connection);
        }
    }

    /** The server has said how many streams it allows, and may have changed its mind since. */
    void settled(Http2Connection connection) {
        if (phase == Phase.SETTINGS || phase == Phase.STREAMS) {
            if (connection.capacity() > 0) {
                succeed(connection);
            } else {
                phase = Phase.STREAMS;
            }
        }
    }

    /** Whether that has led to a connection, or to nothing. */
    boolean isOver() {
        return phase == Phase.OVER;
    }

    /** What the server says is not HTTP/2, or it has closed the connection. */
    void refused(Failure failure) {
        if (phase == Phase.SETTINGS || phase == Phase.STREAMS) {
            fail(failure);
        }
    }

    private void tryNextAddress(Failure failure) {
        if (firstFailure == null) {
            firstFailure = failure;
        }
        if (failure.kind() != FailureKind.NO_CONNECTION) {
            dialer.silent().failed(addresses.get(tried), System.nanoTime());
        }
        leavePeer();
        tried++;
        if (tried < addresses.size() && !spare) {
            connect();
        } else {
            fail(firstFailure);
        }
    }

    private void succeed(OpenConnection connection) {
        phase = Phase.OVER;
        pool.opened(this, connection);
    }

    private void fail(Failure failure) {
        if (spare && peer != null) {
            // Nobody is told: lest it be tried every second, it is for a while as if it were not there.
            dialer.silent().failed(peer.address(), System.nanoTime());
        }
        end();
        pool.failed(this, failure);
    }
}
