package io.loadtester.attack.pool;

import io.loadtester.attack.capture.FreeCaptures;
import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitHolder;
import io.loadtester.attack.net.Dial;
import io.loadtester.attack.net.Dialer;
import io.loadtester.attack.protocol.ConnectionContext;
import io.loadtester.attack.protocol.Exchange;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.url.Origin;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. The connections of an attack to one origin. A hit takes a connection that has room; if there
 * is none it waits, and the pool opens as many as the waiting hits need and the limit allows.
 */
public final class ConnectionPool implements HitHolder {

    /**
     * Connections that become free serve most of the queue quickly, so only a few are opened at a time, more as the
     * pool grows.
     */
    private static final int LEAST_DIALS = 8;

    /** Closed at a time: closing takes time, too, and thousands of connections may become stale together. */
    private static final int MOST_ENDS = 64;

    private static final long UNTIL_MORE_ENDS_NANOS = 1_000_000;

    private final Origin origin;
    private final PoolLimits limits;
    private final Dialer dialer;
    private final Exchange exchange;

    private final Peers peers = new Peers();
    private final Set<PooledConnection> open = new LinkedHashSet<>();
    private final Set<PooledConnection> dials = new LinkedHashSet<>();
    private final WaitingHits waiting = new WaitingHits();
    private final PoolGrowth growth;
    private final FreeCaptures captures = new FreeCaptures();
    private int spareDials;
    private boolean dialling;

    /** Whether a connection carries one hit in its life. */
    private boolean single;

    /** Capacity of the last connection opened; before the first, the most it may have, so that only one is dialled. */
    private int hitsPerConnection;

    /** Number of connections begun so far. */
    private int begun;

    /** Whether hits were submitted since the last {@link #tend}. */
    private boolean busy;

    /** The load to open connections ahead for; null once that is done. */
    private @Nullable ExpectedLoad expected;

    /** Why the last dial for a hit failed; null if a connection was opened since. */
    private @Nullable Failure lastFailure;

    private boolean closed;

    ConnectionPool(Origin origin, PoolLimits limits, Dialer dialer, Exchange exchange) {
        this.origin = origin;
        this.limits = limits;
        this.dialer = dialer;
        this.exchange = exchange;
        this.growth = new PoolGrowth(dialer.clock(), dialer::canAffordAnother, dialer::later, this::dialAsNeeded);
        this.single = !dialer.keepsConnections();
        this.hitsPerConnection = dialer.hitsPerConnection(origin);
    }

    /** Sends the hit as soon as a connection has room for it. */
    public void submit(Hit hit) {
        busy = true;
        PooledConnection connection = poll();
        if (connection != null) {
            send(connection, hit);
            return;
        }
        if (!hit.request().keepAlive()) {
            single = true;
            hitsPerConnection = 1;
        }
        join(hit);
        waiting.add(hit);
        dialAsNeeded();
    }

    /** Sends a hit that a connection refused on another one, or on any if the limit allows only one. */
    void submitElsewhere(Hit hit, PooledConnection refuser) {
        boolean only = limits.open() == 1;
        PooledConnection other = only ? poll() : peers.pollOther(refuser);
        if (other != null) {
            send(other, hit);
        } else {
            join(hit);
            waiting.addRefused(hit, only ? null : refuser);
            dialAsNeeded();
        }
    }

    private static void send(PooledConnection connection, Hit hit) {
        connection.send(hit);
        if (connection.hasRoom()) {
            Peers.add(connection);
        }
    }

    private void join(Hit hit) {
        hit.heldBy(this);
        if (waiting.isEmpty()) {
            growth.queue().begin(dialer.nanoTime());
        }
        growth.queue().join();
    }

    /** Takes the next connection; closes stale ones, which the server is about to close. */
    private @Nullable PooledConnection poll() {
        for (int i = 0; i < MOST_ENDS; i++) {
            PooledConnection connection = peers.poll();
            if (connection == null || !connection.isIdle() || !isStale(connection.lifetime())) {
                return connection;
            }
            connection.abort();
        }
        return null;
    }

    private boolean isStale(Lifetime lifetime) {
        return lifetime.canBecomeStale() && lifetime.isStale(dialer.nanoTime());
    }

    /**
     * Opens connections ahead of hits, within the limits: some at once, and the rest when the first of them has shown
     * how far away the server is.
     */
    public void preconnect(ExpectedLoad load) {
        expected = load;
        openAhead(load.atLeast());
    }

    /** Stops at the first dial that fails at once: the next would fail, too, and no hit waits for it yet. */
    private void openAhead(int hits) {
        int before = -1;
        int now = open.size() + dials.size();
        while (now > before && maySpare() && room(now) < hits) {
            dial(false);
            before = now;
            now = open.size() + dials.size();
        }
    }

    /** Opens a connection to every address of the name, because hits are spread over connected addresses only. */
    private void reachEachAddress() {
        int missing = open.isEmpty() || single ? 0 : peers.missing(dialer.silent()) - dials.size();
        for (; missing > 0 && maySpare(); missing--) {
            dial(true);
        }
    }

    /** Whether the limits allow one more connection that no hit waits for. */
    private boolean maySpare() {
        return !closed && open.size() + dials.size() < Math.min(limits.open(), limits.idle());
    }

    /** Call once a second: closes connections that are idle for too long, and replaces those that are too old. */
    void tend(long nowNanoTime) {
        endStale(nowNanoTime);
        renew(nowNanoTime);
        if (busy) {
            reachEachAddress();
        }
        busy = false;
    }

    private void endStale(long nowNanoTime) {
        List<PooledConnection> stale = peers.stale(nowNanoTime, MOST_ENDS);
        stale.forEach(PooledConnection::abort);
        if (stale.size() == MOST_ENDS) {
            dialer.later(UNTIL_MORE_ENDS_NANOS, () -> endStale(dialer.nanoTime()));
        }
    }

    /** A connection that is too old stays until its replacement is open, so that hits need not wait for it. */
    private void renew(long nowNanoTime) {
        List<PooledConnection> old = old(nowNanoTime);
        int without = old.size() - dials.size();
        for (int i = 0; i < Math.min(without, MOST_ENDS); i++) {
            if (!busy || open.size() + dials.size() >= limits.open()) {
                old.get(i).spend();
            } else if (dials.size() < mostDials() && dialer.canAffordAnother()) {
                dial(true);
            }
        }
    }

    private List<PooledConnection> old(long nowNanoTime) {
        return dialer.life().maxAge().isZero()
                ? List.of()
                : open.stream()
                        .filter(connection -> connection.lifetime().isOld(nowNanoTime))
                        .toList();
    }

    /** Number of open connections, idle ones included. */
    public int connections() {
        return open.size();
    }

    /** Whether the pool has no connections, dials or waiting hits, and can be dropped. */
    public boolean isEmpty() {
        return open.isEmpty() && dials.isEmpty() && waiting.isEmpty();
    }

    @Override
    public Failure letGo(Hit hit) {
        waiting.remove(hit);
        PooledConnection oldest = oldestDialForHits();
        if (oldest != null && oldest.dial().hasHadMostOfTheTimeOf(hit)) {
            Failure failure = oldest.dial().tooLate();
            over(oldest);
            oldest.dial().cancel();
            lastFailure = failure;
            dialAsNeeded();
            return failure;
        }
        if (lastFailure != null && open.isEmpty()) {
            return lastFailure;
        }
        return new Failure(FailureKind.NO_CONNECTION, "no connection to " + origin + " became free in time");
    }

    /** Closes every connection immediately; hits on them are not reported. */
    public void close() {
        closed = true;
        new ArrayList<>(dials).forEach(connection -> connection.dial().cancel());
        dials.clear();
        spareDials = 0;
        new ArrayList<>(open).forEach(PooledConnection::abort);
        open.clear();
    }

    Dial newDial(PooledConnection connection, boolean spare) {
        ConnectionContext context = new ConnectionContext(origin, exchange, captures, connection);
        return dialer.dial(context, spare, connection);
    }

    /** Whether a connection may carry more than one hit in its life. */
    boolean sharesConnections() {
        return !single;
    }

    /** The order in which to try addresses. */
    List<InetSocketAddress> inOrder(List<InetSocketAddress> candidates, boolean spare) {
        return peers.inOrder(candidates, dialer.silent(), spare);
    }

    Peers peers() {
        return peers;
    }

    /** The lifetime of a connection that begins now. */
    Lifetime newLifetime() {
        return new Lifetime(dialer.life(), begun++, dialer.nanoTime());
    }

    private long room(int connections) {
        return (long) connections * hitsPerConnection;
    }

    void opened(PooledConnection connection) {
        over(connection);
        if (closed) {
            connection.abort();
            return;
        }
        lastFailure = null;
        open.add(connection);
        if (!single) {
            hitsPerConnection = Math.max(1, connection.capacity());
        }
        old(dialer.nanoTime()).stream().findFirst().ifPresent(PooledConnection::spend);
        take(connection);
        if (expected != null) {
            openAhead(expected.hitsAtOnce(connection.dial().nanosSinceBegin()));
            expected = null;
        }
        reachEachAddress();
        dialAsNeeded();
    }

    /** A dial has failed, and with it the longest waiting hits, as many as the connection would have carried. */
    void failed(PooledConnection dialled, Failure failure) {
        over(dialled);
        if (!dialled.isSpare()) {
            lastFailure = failure;
            int theirs = hitsPerConnection;
            for (Hit hit = waiting.poll(); hit != null; hit = --theirs > 0 ? waiting.poll() : null) {
                exchange.failed(hit, failure);
            }
        }
        dialAsNeeded();
    }

    /** A connection that was full has room again. */
    void free(PooledConnection connection) {
        int before = waiting.size();
        take(connection);
        growth.queue().take(before - waiting.size());
    }

    private void take(PooledConnection connection) {
        while (connection.hasRoom()) {
            Hit next = waiting.pollFor(connection);
            if (next != null) {
                connection.send(next);
            } else if (!connection.isIdle() || peers.roomy() < limits.idle()) {
                Peers.add(connection);
                return;
            } else {
                connection.abort();
            }
        }
    }

    /** A connection that has room has become idle. */
    void rested(PooledConnection connection) {
        if (peers.roomy() > limits.idle()) {
            connection.abort();
        }
    }

    /** The connection will carry no more hits. */
    void retire(PooledConnection connection) {
        if (open.remove(connection)) {
            if (connection.isIdle()) {
                Peers.remove(connection);
            }
            connection.leavePeer();
            dialAsNeeded();
        }
    }

    private void dialAsNeeded() {
        // A dial may fail within the call, which must not lead to a recursion as deep as the queue is long.
        if (dialling || closed) {
            return;
        }
        dialling = true;
        try {
            while (room(dials.size() - spareDials) < waiting.size()
                    && dials.size() < mostDials()
                    && open.size() + dials.size() < limits.open()
                    && growth.isWorthwhile(open.size() + dials.size())) {
                long begin = dialer.nanoTime();
                dial(false);
                dialer.spend(dialer.nanoTime() - begin);
            }
        } finally {
            dialling = false;
        }
    }

    private @Nullable PooledConnection oldestDialForHits() {
        for (PooledConnection dialled : dials) {
            if (!dialled.isSpare()) {
                return dialled;
            }
        }
        return null;
    }

    private void over(PooledConnection dialled) {
        if (dials.remove(dialled) && dialled.isSpare()) {
            spareDials--;
        }
    }

    private int mostDials() {
        return LEAST_DIALS + open.size() / 4;
    }

    /** @param spare whether no hit waits for the connection, so that none fails if the dial fails */
    private void dial(boolean spare) {
        PooledConnection dialled = new PooledConnection(this, spare);
        dials.add(dialled);
        spareDials += spare ? 1 : 0;
        growth.reached(open.size() + dials.size());
        dialled.dial().begin();
    }
}
