package io.loadtester.worker.publishing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The results not yet acknowledged by Kafka, in order and bounded in bytes. The first of them are in the line, where a
 * result stays while it is being sent, so that it can be sent again on failure. With a disk, results that do not fit
 * into the line go to disk and later return to the end of the line, so order is kept. Thread-safe; callers never wait
 * for room.
 */
final class ResultBuffer {

    private final long capacityBytes;
    private final long lineBytesAtMost;
    private final boolean hasDisk;
    private final Line line = new Line();
    private final Deque<PendingResult> toDisk = new ArrayDeque<>();
    private long toDiskBytes;
    private long onDisk;
    private boolean diskIsKnown;
    private long lost;
    private long nextNumber;
    private long changes;
    private boolean closing;

    private ResultBuffer(long capacityBytes, long lineBytesAtMost, boolean hasDisk, long firstNumber) {
        this.capacityBytes = capacityBytes;
        this.lineBytesAtMost = lineBytesAtMost;
        this.hasDisk = hasDisk;
        this.diskIsKnown = !hasDisk;
        this.nextNumber = firstNumber;
    }

    static ResultBuffer inMemory(long capacityBytes) {
        return new ResultBuffer(capacityBytes, capacityBytes, false, 0);
    }

    /**
     * Reserves a quarter of the memory for results on their way to disk.
     *
     * @param firstNumber above those of all results on disk
     */
    static ResultBuffer beforeDisk(long capacityBytes, long firstNumber) {
        return new ResultBuffer(capacityBytes, capacityBytes - capacityBytes / 4, true, firstNumber);
    }

    /** Accepts a result; if there is no room, counts it as lost and returns false. */
    synchronized boolean offer(String key, byte[] value, boolean isInterval, Settlement settlement) {
        PendingResult result = newResult(key, value, isInterval, settlement);
        if (line.bytes() + toDiskBytes + result.bytes() > capacityBytes) {
            lost++;
            return false;
        }
        admit(result);
        return true;
    }

    /** Accepts a result even if the buffer is full: for an attack's single manifest. */
    synchronized void add(String key, byte[] value, Settlement settlement) {
        admit(newResult(key, value, false, settlement));
    }

    private PendingResult newResult(String key, byte[] value, boolean isInterval, Settlement settlement) {
        return new PendingResult(nextNumber, key, value, isInterval, System.nanoTime(), false, settlement);
    }

    private void admit(PendingResult result) {
        nextNumber++;
        if (hasDisk && (closing || !nothingIsBehindTheLine() || line.bytes() + result.bytes() > lineBytesAtMost)) {
            toDisk.add(result);
            toDiskBytes += result.bytes();
        } else {
            line.add(result);
        }
        changed();
    }

    private boolean nothingIsBehindTheLine() {
        return diskIsKnown && onDisk == 0 && toDisk.isEmpty();
    }

    /** Waits for the next result to send; null on timeout. */
    synchronized @Nullable PendingResult take(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (!line.hasUnsent() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        return line.takeFirst();
    }

    /** Returns a result that could not be sent to its old place, so that it is taken again next. */
    synchronized void putBack(PendingResult result) {
        line.putBack(result);
        changed();
    }

    /** Removes a result that Kafka has stored or that was dropped. */
    void settle(PendingResult result, boolean stored) {
        synchronized (this) {
            line.remove(result);
            if (!stored) {
                lost++;
            }
            changed();
        }
        result.settle(stored);
    }

    /** The disk has been scanned; {@code results} of an earlier run are on it. */
    synchronized void diskIsKnown(long results) {
        diskIsKnown = true;
        onDisk = results;
        changed();
    }

    /** The next result to write to disk; it stays first until {@link #isOnDisk} or {@link #lineUp}. */
    synchronized @Nullable PendingResult nextForDisk() {
        return toDisk.peekFirst();
    }

    /** The next result for the disk has been written. */
    synchronized void isOnDisk() {
        removeNextForDisk();
        onDisk++;
    }

    /** Moves the next result for the disk into the line instead, if nothing is on disk and there is room again. */
    synchronized boolean lineUp() {
        PendingResult next = toDisk.peekFirst();
        if (closing || next == null || onDisk > 0 || (!line.isEmpty() && next.bytes() > roomBytes())) {
            return false;
        }
        removeNextForDisk();
        line.add(next);
        changed();
        return true;
    }

    private PendingResult removeNextForDisk() {
        PendingResult next = toDisk.removeFirst();
        toDiskBytes -= next.bytes();
        return next;
    }

    /** Drops the next result for the disk. */
    void giveUpNextForDisk() {
        PendingResult next;
        synchronized (this) {
            next = removeNextForDisk();
            lost++;
        }
        next.settle(false);
    }

    /** Free bytes in the line; an empty line accepts a result of any size. */
    synchronized long roomBytes() {
        return line.isEmpty() ? Long.MAX_VALUE : lineBytesAtMost - line.bytes();
    }

    /** Adds a result read back from disk to the line. */
    synchronized void backFromDisk(PendingResult result) {
        onDisk--;
        line.add(result);
        changed();
    }

    /** Counts results on disk that cannot be read as lost. */
    synchronized void lostOnDisk(long results) {
        onDisk -= results;
        lost += results;
        changed();
    }

    /** Sends all later results to disk. */
    synchronized void close() {
        closing = true;
        changed();
    }

    synchronized boolean isClosing() {
        return closing;
    }

    /** The results in the line, in order. */
    synchronized List<PendingResult> inLine() {
        return line.all();
    }

    private void changed() {
        changes++;
        notifyAll();
    }

    /** A counter that grows with every change of the content. */
    synchronized long changes() {
        return changes;
    }

    /** Waits until {@link #changes} differs from {@code since}, or for {@code atMost}. */
    synchronized void awaitChange(long since, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (changes == since && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
    }

    /** Waits until everything is settled; false on timeout. */
    synchronized boolean awaitEmpty(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (held() > 0 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        return held() == 0;
    }

    private long held() {
        return line.size() + toDisk.size() + onDisk;
    }

    synchronized Backlog backlog() {
        return new Backlog(held(), lost);
    }

    /**
     * The oldest results of this process that have waited in memory for a while, in order.
     *
     * @param after only results with higher numbers
     * @param bytesAtMost of their values in total; the first is returned whatever its size
     */
    synchronized List<PendingResult> waiting(long after, long sinceBefore, int bytesAtMost) {
        return line.waiting(after, sinceBefore, bytesAtMost);
    }

    /** How long the oldest unsettled result has been waiting; 0 if there is none. */
    synchronized long oldestAgeNanos(long nanoTime) {
        return line.oldestAgeNanos(nanoTime);
    }
}
