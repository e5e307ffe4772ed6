package io.loadtester.attack.pool;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.net.Dial;
import io.loadtester.attack.protocol.Connection;
import io.loadtester.attack.protocol.ConnectionListener;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. A connection of a pool, from dialling to closing. */
final class PooledConnection implements Dial.Listener, ConnectionListener {

    private final ConnectionPool pool;
    private final boolean spare;
    private final Dial dial;

    /** The address it leads to; null while none is being tried. */
    private @Nullable Peer peer;

    private @Nullable Lifetime lifetime;
    private @Nullable Connection connection;

    /** @param spare whether no hit waits for it */
    PooledConnection(ConnectionPool pool, boolean spare) {
        this.pool = pool;
        this.spare = spare;
        this.dial = pool.newDial(this, spare);
    }

    Dial dial() {
        return dial;
    }

    boolean isSpare() {
        return spare;
    }

    @Override
    public List<InetSocketAddress> inOrder(List<InetSocketAddress> candidates) {
        return pool.inOrder(candidates, spare);
    }

    @Override
    public boolean isShared() {
        return pool.sharesConnections();
    }

    @Override
    public void trying(InetSocketAddress address) {
        peer = pool.peers().join(address);
        lifetime = pool.newLifetime();
    }

    @Override
    public void left() {
        leavePeer();
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        pool.opened(this);
    }

    @Override
    public void failed(Failure failure) {
        pool.failed(this, failure);
    }

    /** Sends a hit; call only while there is room. */
    void send(Hit hit) {
        connection().send(hit);
    }

    boolean hasRoom() {
        return connection().hasRoom();
    }

    boolean isIdle() {
        return connection().isIdle();
    }

    int capacity() {
        return connection().capacity();
    }

    /** Gives it no further hit, so its age no longer matters. */
    void spend() {
        lifetime().spend();
        connection().spend();
    }

    void abort() {
        connection().abort();
    }

    Peer peer() {
        return Objects.requireNonNull(peer);
    }

    Lifetime lifetime() {
        return Objects.requireNonNull(lifetime);
    }

    @Override
    public void hasRoom(long nowNanoTime) {
        if (isIdle()) {
            lifetime().rest(nowNanoTime);
        }
        pool.free(this);
    }

    @Override
    public void isFull() {
        Peers.remove(this);
    }

    @Override
    public void isIdle(long nowNanoTime) {
        lifetime().rest(nowNanoTime);
        pool.rested(this);
    }

    @Override
    public void staysOpenFor(int seconds) {
        lifetime().serverKeeps(seconds);
    }

    @Override
    public void refused(Hit hit) {
        pool.submitElsewhere(hit, this);
    }

    @Override
    public void retired() {
        pool.retire(this);
    }

    /** The connection no longer counts for its address. */
    void leavePeer() {
        if (peer != null) {
            pool.peers().leave(peer);
            peer = null;
        }
    }

    private Connection connection() {
        return Objects.requireNonNull(connection);
    }
}
