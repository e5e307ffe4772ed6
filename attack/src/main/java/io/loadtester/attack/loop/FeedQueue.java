package io.loadtester.attack.loop;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** A bounded queue of targets with one producer, the feed's thread, and one consumer, an event loop. */
final class FeedQueue {

    /** A power of two. */
    static final int CAPACITY = 4_096;

    private final AtomicReferenceArray<@Nullable FedTarget> places = new AtomicReferenceArray<>(CAPACITY);
    private volatile boolean closed;
    private int head;
    private int tail;

    /** Returns false if the queue is full. A closed queue accepts and releases the target. */
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

    /** Removes and returns the next target; null if there is none. */
    @Nullable
    FedTarget take() {
        FedTarget target = places.get(head);
        if (target != null) {
            places.set(head, null);
            head = (head + 1) & (CAPACITY - 1);
        }
        return target;
    }

    /** The next target, without removing it; null if there is none. */
    @Nullable
    FedTarget peek() {
        return places.get(head);
    }

    /** Releases what is left. Called by the consumer when it needs no more targets. */
    void close() {
        closed = true;
        for (FedTarget left = take(); left != null; left = take()) {
            left.release();
        }
    }

    /** Whether the queue has room; only reliable before the first target is taken. */
    boolean hasRoom() {
        return places.get(CAPACITY - 1) == null;
    }

    boolean hasNext() {
        return places.get(head) != null;
    }
}
