package io.loadtester.attack.hit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. Hits in the order in which they came; one in the middle can leave at no cost. */
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

    /** The hit that came first; null if there is none. */
    public @Nullable Hit peek() {
        return first == null ? null : first.hit;
    }

    /** Takes out the hit that came first; null if there is none. */
    public @Nullable Hit poll() {
        HitLink head = first;
        if (head == null) {
            return null;
        }
        remove(head);
        return head.hit;
    }

    /** Takes out a hit by its link; does nothing if it is not in this queue. */
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

    /** All there are, first come first, as they are now. */
    public List<Hit> all() {
        List<Hit> all = new ArrayList<>(size);
        for (HitLink link = first; link != null; link = link.after) {
            all.add(link.hit);
        }
        return all;
    }

    /** Whether the link's hit is in this queue by it. */
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
