package io.loadtester.worker.publishing;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the results that Kafka has not acknowledged when the worker exits on disk for its next run. Keeping an attack's
 * results triggers its manifest, which is then kept too. Used once, by the disk thread.
 */
final class LastResults {

    private static final Logger log = LoggerFactory.getLogger(LastResults.class);

    private final ResultBuffer buffer;
    private final DiskBuffer disk;

    LastResults(ResultBuffer buffer, DiskBuffer disk) {
        this.buffer = buffer;
        this.disk = disk;
    }

    void keep() {
        Backlog before = buffer.backlog();
        List<PendingResult> line = buffer.inLine();
        try {
            disk.sweep();
            keepLine(line);
            disk.endOfWriting();
            keepHandedOver();
            disk.keep();
            line.stream().filter(PendingResult::onDisk).forEach(result -> result.settle(true));
            keepHandedOver();
            disk.keep();
        } catch (IOException e) {
            log.error("{} could not be closed properly", disk, e);
        }
        if (before.unsent() > 0) {
            log.warn(
                    "{} results were not published before the end; they are kept in {} for this worker's next start,"
                            + " except {} that did not fit",
                    before.unsent(),
                    disk,
                    buffer.backlog().lost() - before.lost());
        }
    }

    /** In separate segments, whose names sort before those of later results. */
    private void keepLine(List<PendingResult> line) {
        long previous = Long.MIN_VALUE;
        for (PendingResult result : line) {
            if (result.onDisk()) {
                continue;
            }
            if (result.number() != previous + 1) {
                disk.endOfWriting();
            }
            previous = result.number();
            if (!append(result)) {
                buffer.settle(result, false);
            }
        }
    }

    private void keepHandedOver() {
        for (PendingResult next = buffer.nextForDisk(); next != null; next = buffer.nextForDisk()) {
            if (append(next)) {
                buffer.isOnDisk();
            } else {
                buffer.giveUpNextForDisk();
            }
        }
    }

    private boolean append(PendingResult result) {
        try {
            return disk.append(result);
        } catch (IOException e) {
            log.error("a result of {} cannot be written to {}: {}", result.key(), disk, e.toString());
            return false;
        }
    }
}
