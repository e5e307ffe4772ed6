package io.loadtester.attack.connection;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitHolder;
import io.loadtester.attack.http.CaptureStock;
import io.loadtester.attack.http.Origin;
import io.loadtester.common.result.FailureKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. The connections of an attack to one origin. A hit takes one that has room; if none has it waits
 * in line, and as many are opened as those in line need and the limit allows.
 */
public final class ConnectionPool implements HitHolder {

    /**
     * The first connections that are free again serve most of a line within a moment. So only some are opened at a time,
     * more as the pool grows.
     */
    private static final int LEAST_DIALS = 8;

    /** Ending a connection takes time, too, and thousands may have been idle for equally long. */
    private static final int MOST_ENDS = 64;

    private static final long UNTIL_MORE_ENDS_NANOS = 1_000_000;

    private final Origin origin;
    private final PoolLimits limits;
    private final Dialer dialer;
    private final Exchange exchange;

    private final Peers peers = new Peers();
    private final Set<OpenConnection> open = new LinkedHashSet<>();
    private final Set<Dial> dials = new LinkedHashSet<>();
    private final HitLine line = new HitLine();
    private final PoolGrowth growth;
    private final CaptureStock captures = new CaptureStock();
    private int spareDials;
    private boolean dialling;

    /** Whether a connection carries one hit in its life. */
    private boolean single;

    /** As the last connection opened had it; before the first, what it may turn out to have, so that one is tried first. */
    private int hitsPerConnection;

    /** How many connections have been begun, the first being 0. */
    private int begun;

    /** Whether hits have come since it was tended last. */
    private boolean busy;

    /** What to open connections ahead for; null once that is done. */
    private @Nullable ExpectedLoad expected;

    /** Why the last dial came to nothing; null if it came to a connection. */
    private @Nullable Failure lastFailure;

    private boolean closed;

    ConnectionPool(Origin origin, PoolLimits limits, Dialer dialer, Exchange exchange) {
        this.origin = origin;
        this.limits = limits;
        this.dialer = dialer;
        this.exchange = exchange;
        this.growth = new PoolGrowth(dialer, this::dialAsNeeded);
        this.single = !dialer.keepsConnections();
        this.hitsPerConnection = dialer.hitsPerConnection(origin);
    }

    /** Sends the hit as soon as there is a connection for it. */
    public void submit(Hit hit) {
        busy = true;
        OpenConnection connection = poll();
        if (connection != null) {
            send(connection, hit);
            return;
        }
        if (!hit.request().keepAlive()) {
            single = true;
            hitsPerConnection = 1;
        }
        join(hit);
        line.add(hit);
        dialAsNeeded();
    }

    /** Sends a hit whose request this connection did not process: on another one, unless there can be no other. */
    void submitElsewhere(Hit hit, OpenConnection refuser) {
        boolean only = limits.open() == 1;
        OpenConnection other = only ? poll() : peers.pollOther(refuser);
        if (other != null) {
            send(other, hit);
        } else {
            join(hit);
            line.addRefused(hit, only ? null : refuser);
            dialAsNeeded();
        }
    }

    private static void send(OpenConnection connection, Hit hit) {
        connection.send(hit);
        if (connection.hasRoom()) {
            Peers.add(connection);
        }
    }

    private void join(Hit hit) {
        hit.heldBy(this);
        if (line.isEmpty()) {
            growth.line().begin(System.nanoTime());
        }
        growth.line().join();
    }

    /** The connection that is next, but for those that the server is about to close. */
    private @Nullable OpenConnection poll() {
        for (int i = 0; i < MOST_ENDS; i++) {
            OpenConnection connection = peers.poll();
            if (connection == null
                    || !connection.isIdle()
                    || !connection.lifetime().isStaleNow()) {
                return connection;
            }
            connection.abort();
        }
        return null;
    }

    /**
     * Opens connections ahead of hits, up to as many as are to be kept and within the limit: some at once, and the rest
     * when the first of them has shown how far away the server is.
     */
    public void preconnect(ExpectedLoad load) {
        expected = load;
        openAhead(load.atLeast());
    }

    /** Ends at the first dial that fails at once: the next would, too, and no hit waits for it yet. */
    private void openAhead(int hits) {
        int before = -1;
        int now = open.size() + dials.size();
        while (now > before && maySpare() && room(now) < hits) {
            dial(false);
            before = now;
            now = open.size() + dials.size();
        }
    }

    /** Has each of the name's addresses have a connection: hits are shared between those that have one. */
    private void reachEachAddress() {
        int missing = open.isEmpty() || single ? 0 : peers.missing(dialer.silent()) - dials.size();
        for (; missing > 0 && maySpare(); missing--) {
            dial(true);
        }
    }

    /** Whether there may be one connection more that no hit waits for. */
    private boolean maySpare() {
        return !closed && open.size() + dials.size() < Math.min(limits.open(), limits.idle());
    }

    /** To be called once a second: ends connections that are idle for too long, and replaces those that are too old. */
    void tend(long nowNanoTime) {
        endStale(nowNanoTime);
        renew(nowNanoTime);
        if (busy) {
            reachEachAddress();
        }
        busy = false;
    }

    private void endStale(long nowNanoTime) {
        List<OpenConnection> stale = peers.stale(nowNanoTime, MOST_ENDS);
        stale.forEach(OpenConnection::abort);
        if (stale.size() == MOST_ENDS) {
            dialer.later(UNTIL_MORE_ENDS_NANOS, () -> endStale(System.nanoTime()));
        }
    }

    /** A connection that is too old stays until its successor is there, lest hits wait for that. */
    private void renew(long nowNanoTime) {
        List<OpenConnection> old = old(nowNanoTime);
        int without = old.size() - dials.size();
        for (int i = 0; i < Math.min(without, MOST_ENDS); i++) {
            if (!busy || open.size() + dials.size() >= limits.open()) {
                old.get(i).spend();
            } else if (dials.size() < mostDials() && dialer.canAffordAnother()) {
                dial(true);
            }
        }
    }

    private List<OpenConnection> old(long nowNanoTime) {
        return dialer.life().maxAge().isZero()
                ? List.of()
                : open.stream()
                        .filter(connection -> connection.lifetime().isOld(nowNanoTime))
                        .toList();
    }

    /** Connections there are, idle ones included. */
    public int connections() {
        return open.size();
    }

    /** Whether it holds nothing and can be forgotten. */
    public boolean isEmpty() {
        return open.isEmpty() && dials.isEmpty() && line.isEmpty();
    }

    @Override
    public Failure letGo(Hit hit) {
        line.remove(hit);
        Dial oldest = oldestDialForHits();
        if (oldest != null && oldest.hasHadMostOfTheTimeOf(hit)) {
            Failure failure = oldest.tooLate();
            over(oldest);
            oldest.cancel();
            lastFailure = failure;
            dialAsNeeded();
            return failure;
        }
        if (lastFailure != null && open.isEmpty()) {
            return lastFailure;
        }
        return new Failure(FailureKind.NO_CONNECTION, "no connection to " + origin + " became free in time");
    }

    /** Closes every connection at once; hits on them are no longer heard of. */
    public void close() {
        closed = true;
        new ArrayList<>(dials).forEach(Dial::cancel);
        dials.clear();
        spareDials = 0;
        new ArrayList<>(open).forEach(OpenConnection::abort);
        open.clear();
    }

    Exchange exchange() {
        return exchange;
    }

    CaptureStock captures() {
        return captures;
    }

    Origin origin() {
        return origin;
    }

    Peers peers() {
        return peers;
    }

    /** Of a connection that is now begun. */
    Lifetime newLifetime() {
        return new Lifetime(dialer.life(), begun++, System.nanoTime());
    }

    /** Whether a new connection is to carry more than one hit in its life. */
    boolean sharesConnections() {
        return !single;
    }

    private long room(int connections) {
        return (long) connections * hitsPerConnection;
    }

    void opened(Dial dial, OpenConnection connection) {
        over(dial);
        if (closed) {
            connection.abort();
            return;
        }
        lastFailure = null;
        open.add(connection);
        if (!single) {
            hitsPerConnection = Math.max(1, connection.capacity());
        }
        old(System.nanoTime()).stream().findFirst().ifPresent(OpenConnection::spend);
        take(connection);
        if (expected != null) {
            openAhead(expected.hitsAtOnce(dial.nanosSinceBegin()));
            expected = null;
        }
        reachEachAddress();
        dialAsNeeded();
    }

    /** A dial came to nothing: so do the hits that have waited longest, as many as it would have carried. */
    void failed(Dial dial, Failure failure) {
        over(dial);
        if (!dial.isSpare()) {
            lastFailure = failure;
            int theirs = hitsPerConnection;
            for (Hit hit = line.poll(); hit != null; hit = --theirs > 0 ? line.poll() : null) {
                exchange.failed(hit, failure);
            }
        }
        dialAsNeeded();
    }

    /** The connection, which had no room, has room. */
    void free(OpenConnection connection) {
        int before = line.size();
        take(connection);
        growth.line().take(before - line.size());
    }

    private void take(OpenConnection connection) {
        while (connection.hasRoom()) {
            Hit next = line.pollFor(connection);
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

    /** The connection, which had room, has none. */
    void withdraw(OpenConnection connection) {
        Peers.remove(connection);
    }

    /** The connection, which has room, carries no hit any more. */
    void rested(OpenConnection connection) {
        if (peers.roomy() > limits.idle()) {
            connection.abort();
        }
    }

    /** The connection carries no more hits. */
    void retire(OpenConnection connection) {
        if (open.remove(connection)) {
            if (connection.isIdle()) {
                Peers.remove(connection);
            }
            peers.leave(connection.peer());
            dialAsNeeded();
        }
    }

    private void dialAsNeeded() {
        // A dial may fail within the call: no recursion as deep as the line is long.
        if (dialling || closed) {
            return;
        }
        dialling = true;
        try {
            while (room(dials.size() - spareDials) < line.size()
                    && dials.size() < mostDials()
                    && open.size() + dials.size() < limits.open()
                    && growth.isWorthwhile(open.size() + dials.size())) {
                long begin = System.nanoTime();
                dial(false);
                dialer.spend(System.nanoTime() - begin);
            }
        } finally {
            dialling = false;
        }
    }

    private @Nullable Dial oldestDialForHits() {
        for (Dial dial : dials) {
            if (!dial.isSpare()) {
                return dial;
            }
        }
        return null;
    }

    private void over(Dial dial) {
        if (dials.remove(dial) && dial.isSpare()) {
            spareDials--;
        }
    }

    private int mostDials() {
        return LEAST_DIALS + open.size() / 4;
    }

    /** @param spare whether it is for no hit: where it fails, none does */
    private void dial(boolean spare) {
        Dial dial = new Dial(this, dialer, spare);
        dials.add(dial);
        spareDials += spare ? 1 : 0;
        growth.reached(open.size() + dials.size());
        dial.begin();
    }
}
