package io.loadtester.attack.loop;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Targets on their way from the one thread that puts them to the one event loop that takes them, in order. */
final class FeedQueue {

    /** A power of two. */
    static final int CAPACITY = 4_096;

    private final AtomicReferenceArray<@Nullable FedTarget> places = new AtomicReferenceArray<>(CAPACITY);
    private volatile boolean closed;
    private int head;
    private int tail;

    /** Whether there was room for it, or nobody takes any more. */
    boolean put(FedTarget target) {
        if (closed) {
            target.release();
            return true;
        }
        if (places.get(tail) != null) {
            return false;
        }
        places.set(tail, target);
        tail = (tail + 1) & (CAPACITY - 1);
        return true;
    }

    /** Null if there is none. */
    @Nullable
    FedTarget take() {
        FedTarget target = places.get(head);
        if (target != null) {
            places.set(head, null);
            head = (head + 1) & (CAPACITY - 1);
        }
        return target;
    }

    /** What would be taken next; null if there is none. */
    @Nullable
    FedTarget peek() {
        return places.get(head);
    }

    /** To be called by the one who takes, and takes no more. */
    void close() {
        closed = true;
        for (FedTarget left = take(); left != null; left = take()) {
            left.release();
        }
    }

    /** For whoever waits until it is full. */
    boolean hasRoom() {
        return places.get(CAPACITY - 1) == null;
    }

    boolean hasNext() {
        return places.get(head) != null;
    }
}
