package io.loadtester.attack.pool;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitQueue;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. The hits that wait for a connection, first come first served. Those whose request one connection
 * did not process wait for another than that, and come first: late on the next one, they might be too late again.
 */
final class WaitingHits {

    private record Refused(Hit hit, @Nullable PooledConnection by) {}

    private final HitQueue hits = new HitQueue();

    /** A few at a time, and seldom. */
    private final ArrayDeque<Refused> refused = new ArrayDeque<>();

    void add(Hit hit) {
        hits.add(hit.waiting());
    }

    /** @param by whom it is not to be given to; null if any will do */
    void addRefused(Hit hit, @Nullable PooledConnection by) {
        refused.addLast(new Refused(hit, by));
    }

    /** Takes out the hit that this connection is to carry next; null if there is none. */
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

    /** Takes out the hit that came first; null if there is none. */
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
