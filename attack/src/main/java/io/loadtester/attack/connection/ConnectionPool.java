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
 * Owned by one event loop. The connections of an attack to one origin. A hit takes the connection that was used last; if
 * none is free it waits in line, and one is opened for it as long as the limit allows.
 */
public final class ConnectionPool implements HitHolder {

    private final Origin origin;
    private final PoolLimits limits;
    private final Dialer dialer;
    private final Exchange exchange;

    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final Set<Connection> open = new LinkedHashSet<>();
    private final Set<Dial> dials = new LinkedHashSet<>();
    private final HitQueue waiting = new HitQueue();
    private final CaptureStock captures = new CaptureStock();
    private boolean dialling;

    /** Why the last dial came to nothing; null if it came to a connection. */
    private @Nullable Failure lastFailure;

    private boolean closed;

    ConnectionPool(Origin origin, PoolLimits limits, Dialer dialer, Exchange exchange) {
        this.origin = origin;
        this.limits = limits;
        this.dialer = dialer;
        this.exchange = exchange;
    }

    /** Sends the hit as soon as there is a connection for it. */
    public void submit(Hit hit) {
        Connection connection = idle.pollLast();
        if (connection != null) {
            connection.send(hit);
            return;
        }
        hit.heldBy(this);
        waiting.add(hit.waiting());
        dialAsNeeded();
    }

    /** Opens connections ahead of hits, up to as many as are to be kept and within the limit. */
    public void preconnect(int count) {
        int wanted = Math.min(count, Math.min(limits.open(), limits.idle()));
        while (open.size() + dials.size() < wanted && !closed) {
            dial();
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
        new ArrayList<>(open).forEach(Connection::abort);
        open.clear();
        idle.clear();
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

    void opened(Dial dial, Connection connection) {
        dials.remove(dial);
        if (closed) {
            connection.abort();
            return;
        }
        lastFailure = null;
        open.add(connection);
        free(connection);
    }

    /** A dial came to nothing: so does the hit that has waited longest, as each dial is some hit's. */
    void failed(Dial dial, Failure failure) {
        dials.remove(dial);
        lastFailure = failure;
        Hit hit = waiting.poll();
        if (hit != null) {
            exchange.failed(hit, failure);
        }
        dialAsNeeded();
    }

    /** The connection can carry another hit. */
    void free(Connection connection) {
        Hit next = waiting.poll();
        if (next != null) {
            connection.send(next);
        } else if (idle.size() < limits.idle()) {
            idle.addLast(connection);
        } else {
            connection.abort();
        }
    }

    /** The connection carries no more hits. */
    void retire(Connection connection) {
        if (open.remove(connection)) {
            if (connection.isIdle()) {
                idle.remove(connection);
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
            while (dials.size() < waiting.size() && open.size() + dials.size() < limits.open()) {
                dial();
            }
        } finally {
            dialling = false;
        }
    }

    private void dial() {
        Dial dial = new Dial(this, dialer);
        dials.add(dial);
        dial.begin();
    }
}
