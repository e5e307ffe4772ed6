package io.loadtester.worker.publishing;

import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The results Kafka has not acknowledged, in order and bounded in bytes. A result stays here while it is being sent, so
 * that one which fails on the way is sent again. Thread-safe; nobody waits for room.
 */
final class ResultBuffer {

    private final long capacityBytes;
    private final TreeMap<Long, PendingResult> unsettled = new TreeMap<>();
    private final TreeMap<Long, PendingResult> unsent = new TreeMap<>();
    private long heldBytes;
    private long lost;
    private long nextNumber;

    ResultBuffer(long capacityBytes) {
        this.capacityBytes = capacityBytes;
    }

    /** Takes the result in, or counts it as lost and answers false when there is no room for it. */
    synchronized boolean offer(String key, byte[] value, Consumer<Boolean> settlement) {
        PendingResult result = new PendingResult(nextNumber, key, value, System.nanoTime(), settlement);
        if (heldBytes + result.bytes() > capacityBytes) {
            lost++;
            return false;
        }
        add(result);
        return true;
    }

    /** Takes the result in even when the buffer is full: for the one manifest of an attack. */
    synchronized void add(String key, byte[] value, Consumer<Boolean> settlement) {
        add(new PendingResult(nextNumber, key, value, System.nanoTime(), settlement));
    }

    private void add(PendingResult result) {
        nextNumber++;
        heldBytes += result.bytes();
        unsettled.put(result.number(), result);
        unsent.put(result.number(), result);
        notifyAll();
    }

    /** Waits for the first result to be sent; null when none came in that time. */
    synchronized @Nullable PendingResult take(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (unsent.isEmpty() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        var first = unsent.pollFirstEntry();
        return first == null ? null : first.getValue();
    }

    /** The result could not be sent now; it is the next to be taken again, in its old place. */
    synchronized void putBack(PendingResult result) {
        unsent.put(result.number(), result);
        notifyAll();
    }

    /** The result needs no more attention: Kafka has it, or it was given up. */
    void settle(PendingResult result, boolean stored) {
        synchronized (this) {
            unsettled.remove(result.number());
            heldBytes -= result.bytes();
            if (!stored) {
                lost++;
            }
            notifyAll();
        }
        result.settlement().accept(stored);
    }

    /** Waits until nothing is unsettled; false when something still was after that time. */
    synchronized boolean awaitEmpty(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (!unsettled.isEmpty() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        return unsettled.isEmpty();
    }

    synchronized Backlog backlog() {
        return new Backlog(unsettled.size(), lost);
    }

    /** How long the oldest unsettled result has been waiting, 0 when there is none. */
    synchronized long oldestAgeNanos(long nanoTime) {
        return unsettled.isEmpty()
                ? 0
                : nanoTime - unsettled.firstEntry().getValue().sinceNanoTime();
    }
}
