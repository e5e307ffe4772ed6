package io.loadtester.worker.publishing;

import io.loadtester.spec.Reason;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves results that do not fit into the buffer's line to disk and back. Runs on a separate thread that owns the files,
 * so a slow disk delays nothing else. While the disk cannot be written, results wait in memory until it is full.
 */
final class DiskSpill implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(DiskSpill.class);

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofMillis(200);

    private final ResultBuffer buffer;
    private final DiskBuffer disk;
    private String trouble = "";

    DiskSpill(ResultBuffer buffer, DiskBuffer disk) {
        this.buffer = buffer;
        this.disk = disk;
    }

    /** Runs until the buffer is closed. */
    @Override
    public void run() {
        try {
            recover();
            while (!buffer.isClosing()) {
                long changes = buffer.changes();
                if (!step()) {
                    buffer.awaitChange(changes, trouble.isEmpty() ? IDLE : RETRY_AFTER);
                }
            }
        } catch (InterruptedException e) {
            log.debug("the disk thread was interrupted", e);
        } finally {
            new LastResults(buffer, disk).keep();
        }
    }

    private void recover() {
        long found = 0;
        try {
            found = disk.recover();
            if (found > 0) {
                log.info("{} results of an earlier run of this worker are in {}; publishing them", found, disk);
            }
        } catch (IOException e) {
            log.error("results of an earlier run of this worker in {} cannot be read: {}", disk, e.toString());
        }
        buffer.diskIsKnown(found);
    }

    /** Moves at most one result in each direction; false if none could be moved. */
    private boolean step() {
        sweep();
        boolean moved = buffer.lineUp() || write();
        return read() || moved;
    }

    private void sweep() {
        try {
            disk.sweep();
        } catch (IOException e) {
            troubled("results in " + disk + " cannot be deleted: " + Reason.of(e));
        }
    }

    private boolean write() {
        PendingResult next = buffer.nextForDisk();
        if (next == null) {
            return false;
        }
        try {
            if (disk.append(next)) {
                buffer.isOnDisk();
                if (buffer.nextForDisk() == null) {
                    recovered();
                }
                return true;
            }
            troubled("the disk buffer in " + disk + " is full");
        } catch (IOException e) {
            troubled("results cannot be written to " + disk + ": " + Reason.of(e));
        }
        return false;
    }

    private boolean read() {
        try {
            PendingResult next = disk.next(buffer.roomBytes());
            if (next == null) {
                return false;
            }
            buffer.backFromDisk(next);
            return true;
        } catch (IOException e) {
            long lost = disk.giveUpFirst();
            buffer.lostOnDisk(lost);
            log.error("{} results in {} are lost because they cannot be read: {}", lost, disk, e.toString());
            return true;
        }
    }

    private void troubled(String found) {
        if (!found.equals(trouble)) {
            trouble = found;
            log.error("{}; results wait in memory until it is full", found);
        }
    }

    private void recovered() {
        if (!trouble.isEmpty()) {
            trouble = "";
            log.info("results can be written to {} again", disk);
        }
    }
}
