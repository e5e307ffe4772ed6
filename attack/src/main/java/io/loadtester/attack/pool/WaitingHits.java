package io.loadtester.attack.pool;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitQueue;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. The hits that wait for a connection, first come first served. Hits that a connection refused
 * wait for a different one and go first, because a second delay might get them refused again.
 */
final class WaitingHits {

    private record Refused(Hit hit, @Nullable PooledConnection by) {}

    private final HitQueue hits = new HitQueue();

    /** Rare, and few at a time. */
    private final ArrayDeque<Refused> refused = new ArrayDeque<>();

    void add(Hit hit) {
        hits.add(hit.waiting());
    }

    /** @param by the connection that must not get it again; null if any will do */
    void addRefused(Hit hit, @Nullable PooledConnection by) {
        refused.addLast(new Refused(hit, by));
    }

    /** Removes the next hit for this connection; null if there is none. */
    @Nullable
    Hit pollFor(PooledConnection connection) {
        if (!refused.isEmpty()) {
            for (Iterator<Refused> each = refused.iterator(); each.hasNext(); ) {
                Refused next = each.next();
                if (next.by() != connection) {
                    each.remove();
                    return next.hit();
                }
            }
        }
        return hits.poll();
    }

    /** Removes the first hit; null if there is none. */
    @Nullable
    Hit poll() {
        Refused first = refused.pollFirst();
        return first == null ? hits.poll() : first.hit();
    }

    void remove(Hit hit) {
        hits.remove(hit.waiting());
        refused.removeIf(each -> each.hit() == hit);
    }

    int size() {
        return hits.size() + refused.size();
    }

    boolean isEmpty() {
        return hits.isEmpty() && refused.isEmpty();
    }
}
