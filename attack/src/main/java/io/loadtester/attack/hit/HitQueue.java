package io.loadtester.attack.hit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. A first-in, first-out queue of hits that removes from anywhere in constant time. */
public final class HitQueue {

    private @Nullable HitLink first;
    private @Nullable HitLink last;
    private int size;

    /** Appends a hit by one of its links, which must not be in a queue. */
    public void add(HitLink link) {
        assert link.queue == null;
        link.queue = this;
        link.before = last;
        if (last == null) {
            first = link;
        } else {
            last.after = link;
        }
        last = link;
        size++;
    }

    /** The oldest hit; null if the queue is empty. */
    public @Nullable Hit peek() {
        return first == null ? null : first.hit;
    }

    /** Removes and returns the oldest hit; null if the queue is empty. */
    public @Nullable Hit poll() {
        HitLink head = first;
        if (head == null) {
            return null;
        }
        remove(head);
        return head.hit;
    }

    /** Removes a hit by its link; does nothing if the link is not in this queue. */
    public void remove(HitLink link) {
        if (link.queue != this) {
            return;
        }
        HitLink before = link.before;
        HitLink after = link.after;
        if (before == null) {
            first = after;
        } else {
            before.after = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.before = before;
        }
        link.queue = null;
        link.before = null;
        link.after = null;
        size--;
    }

    /** A snapshot of the hits, oldest first. */
    public List<Hit> all() {
        List<Hit> all = new ArrayList<>(size);
        for (HitLink link = first; link != null; link = link.after) {
            all.add(link.hit);
        }
        return all;
    }

    /** Whether the link is in this queue. */
    public boolean contains(HitLink link) {
        return link.queue == this;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }
}
