package io.loadtester.attack.connection;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitHolder;
import io.loadtester.attack.hit.HitQueue;
import io.loadtester.attack.http.CaptureStock;
import io.loadtester.attack.http.Origin;
import io.loadtester.common.result.FailureKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. The connections of an attack to one origin. A hit takes the connection that had room last; if
 * none has it waits in line, and as many are opened as those in line need and the limit allows.
 */
public final class ConnectionPool implements HitHolder {

    /**
     * The first connections that are free again serve most of a line within a moment. So only some are opened at a time,
     * more as the pool grows.
     */
    private static final int LEAST_DIALS = 8;

    private final Origin origin;
    private final PoolLimits limits;
    private final Dialer dialer;
    private final Exchange exchange;

    /** Those with room for a hit. */
    private final ArrayDeque<OpenConnection> roomy = new ArrayDeque<>();

    private final Set<OpenConnection> open = new LinkedHashSet<>();
    private final Set<Dial> dials = new LinkedHashSet<>();
    private final HitQueue waiting = new HitQueue();
    private final PoolGrowth growth;
    private final CaptureStock captures = new CaptureStock();
    private boolean dialling;

    /** As the last connection opened had it; before the first, what it may turn out to have, so that one is tried first. */
    private int hitsPerConnection;

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
        this.hitsPerConnection = dialer.hitsPerConnection(origin);
    }

    /** Sends the hit as soon as there is a connection for it. */
    public void submit(Hit hit) {
        OpenConnection connection = roomy.pollLast();
        if (connection != null) {
            connection.send(hit);
            if (connection.hasRoom()) {
                roomy.addLast(connection);
            }
            return;
        }
        if (!hit.request().keepAlive()) {
            hitsPerConnection = 1;
        }
        hit.heldBy(this);
        if (waiting.isEmpty()) {
            growth.line().begin(System.nanoTime());
        }
        growth.line().join();
        waiting.add(hit.waiting());
        dialAsNeeded();
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
        int most = Math.min(limits.open(), limits.idle());
        int before = -1;
        int now = open.size() + dials.size();
        while (now > before && now < most && room(now) < hits && !closed) {
            dial();
            before = now;
            now = open.size() + dials.size();
        }
    }

    /** Connections there are, idle ones included. */
    public int connections() {
        return open.size();
    }

    /** Whether it holds nothing and can be forgotten. */
    public boolean isEmpty() {
        return open.isEmpty() && dials.isEmpty() && waiting.isEmpty();
    }

    @Override
    public Failure letGo(Hit hit) {
        waiting.remove(hit.waiting());
        Dial oldest = dials.isEmpty() ? null : dials.iterator().next();
        if (oldest != null && oldest.hasHadMostOfTheTimeOf(hit)) {
            Failure failure = oldest.tooLate();
            dials.remove(oldest);
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
        new ArrayList<>(open).forEach(OpenConnection::abort);
        open.clear();
        roomy.clear();
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

    /** How many hits a new connection is expected to carry at once. */
    int hitsPerConnection() {
        return hitsPerConnection;
    }

    private long room(int connections) {
        return (long) connections * hitsPerConnection;
    }

    void opened(Dial dial, OpenConnection connection) {
        dials.remove(dial);
        if (closed) {
            connection.abort();
            return;
        }
        lastFailure = null;
        open.add(connection);
        if (hitsPerConnection > 1) {
            hitsPerConnection = Math.max(1, connection.capacity());
        }
        take(connection);
        if (expected != null) {
            openAhead(expected.hitsAtOnce(dial.nanosSinceBegin()));
            expected = null;
        }
        dialAsNeeded();
    }

    /** A dial came to nothing: so do the hits that have waited longest, as many as it would have carried. */
    void failed(Dial dial, Failure failure) {
        dials.remove(dial);
        lastFailure = failure;
        int theirs = hitsPerConnection;
        for (Hit hit = waiting.poll(); hit != null; hit = --theirs > 0 ? waiting.poll() : null) {
            exchange.failed(hit, failure);
        }
        dialAsNeeded();
    }

    /** The connection, which had no room, has room. */
    void free(OpenConnection connection) {
        int before = waiting.size();
        take(connection);
        growth.line().take(before - waiting.size());
    }

    private void take(OpenConnection connection) {
        while (connection.hasRoom()) {
            Hit next = waiting.poll();
            if (next != null) {
                connection.send(next);
            } else if (!connection.isIdle() || roomy.size() < limits.idle()) {
                roomy.addLast(connection);
                return;
            } else {
                connection.abort();
            }
        }
    }

    /** The connection, which had room, has none. */
    void withdraw(OpenConnection connection) {
        roomy.remove(connection);
    }

    /** The connection, which has room, carries no hit any more. */
    void rested(OpenConnection connection) {
        if (roomy.size() > limits.idle()) {
            connection.abort();
        }
    }

    /** The connection carries no more hits. */
    void retire(OpenConnection connection) {
        if (open.remove(connection)) {
            if (connection.isIdle()) {
                roomy.remove(connection);
            }
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
            while (room(dials.size()) < waiting.size()
                    && dials.size() < LEAST_DIALS + open.size() / 4
                    && open.size() + dials.size() < limits.open()
                    && growth.isWorthwhile(open.size() + dials.size())) {
                long begin = System.nanoTime();
                dial();
                dialer.spend(System.nanoTime() - begin);
            }
        } finally {
            dialling = false;
        }
    }

    private void dial() {
        Dial dial = new Dial(this, dialer);
        dials.add(dial);
        growth.reached(open.size() + dials.size());
        dial.begin();
    }
}
