package io.loadtester.worker.publishing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The results Kafka has not acknowledged, in order and bounded in bytes. The first of them stand in line; a result stays
 * there while it is being sent, so that one which fails on the way is sent again. Where there is a disk, those that
 * find no place in the line are handed over to it and come back behind the others: nothing overtakes. Thread-safe;
 * nobody waits for room.
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
     * A quarter of the memory is kept free for results on their way to the disk.
     *
     * @param firstNumber above those of all results on disk
     */
    static ResultBuffer beforeDisk(long capacityBytes, long firstNumber) {
        return new ResultBuffer(capacityBytes, capacityBytes - capacityBytes / 4, true, firstNumber);
    }

    /** Takes the result in, or counts it as lost and answers false when there is no room for it. */
    synchronized boolean offer(String key, byte[] value, boolean isInterval, Settlement settlement) {
        PendingResult result = newResult(key, value, isInterval, settlement);
        if (line.bytes() + toDiskBytes + result.bytes() > capacityBytes) {
            lost++;
            return false;
        }
        admit(result);
        return true;
    }

    /** Takes the result in even when the buffer is full: for the one manifest of an attack. */
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

    /** Waits for the first result to be sent; null when none came in that time. */
    synchronized @Nullable PendingResult take(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (!line.hasUnsent() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        return line.takeFirst();
    }

    /** The result could not be sent now; it is the next to be taken again, in its old place. */
    synchronized void putBack(PendingResult result) {
        line.putBack(result);
        changed();
    }

    /** The result needs no more attention: Kafka has it, or it was given up. */
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

    /** The disk has been looked through and holds so many results of an earlier life. */
    synchronized void diskIsKnown(long results) {
        diskIsKnown = true;
        onDisk = results;
        changed();
    }

    /** The next result for the disk; it stays handed over until {@link #isOnDisk} or {@link #lineUp}. */
    synchronized @Nullable PendingResult nextForDisk() {
        return toDisk.peekFirst();
    }

    /** The disk has taken the next result for it. */
    synchronized void isOnDisk() {
        removeNextForDisk();
        onDisk++;
    }

    /** Puts the next result for the disk in line after all, when nothing is on disk and there is room again. */
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

    /** The next result for the disk is given up. */
    void giveUpNextForDisk() {
        PendingResult next;
        synchronized (this) {
            next = removeNextForDisk();
            lost++;
        }
        next.settle(false);
    }

    /** How many bytes more may stand in line; an empty line takes a result of any size. */
    synchronized long roomBytes() {
        return line.isEmpty() ? Long.MAX_VALUE : lineBytesAtMost - line.bytes();
    }

    /** A result that was read back from disk joins the line. */
    synchronized void backFromDisk(PendingResult result) {
        onDisk--;
        line.add(result);
        changed();
    }

    /** So many results on disk cannot be read any more. */
    synchronized void lostOnDisk(long results) {
        onDisk -= results;
        lost += results;
        changed();
    }

    /** From now on whatever comes goes to the disk. */
    synchronized void close() {
        closing = true;
        changed();
    }

    synchronized boolean isClosing() {
        return closing;
    }

    /** What stands in line, in order. */
    synchronized List<PendingResult> inLine() {
        return line.all();
    }

    private void changed() {
        changes++;
        notifyAll();
    }

    /** A number that is another after each change of what is held. */
    synchronized long changes() {
        return changes;
    }

    /** Waits until something has changed since then, or that time has passed. */
    synchronized void awaitChange(long since, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (changes == since && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
    }

    /** Waits until nothing is unsettled; false when something still was after that time. */
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

    /** How long the oldest unsettled result has been waiting, 0 when there is none. */
    synchronized long oldestAgeNanos(long nanoTime) {
        return line.oldestAgeNanos(nanoTime);
    }
}
