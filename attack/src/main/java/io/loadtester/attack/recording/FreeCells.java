package io.loadtester.attack.recording;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A free list of cells and release delay counters. A loop takes from it, and the merging thread gives back, so that
 * counters that have grown to the size the attack needs are reused instead of growing again each second. Thread-safe.
 */
final class FreeCells {

    private final Queue<Cell> cells = new ConcurrentLinkedQueue<>();
    private final Queue<LatencyCounts> releaseDelays = new ConcurrentLinkedQueue<>();

    /** Allocates what is needed before the first cells come back, for many hits a second for each of {@code names}. */
    void preallocate(int names) {
        for (int i = 0; i < 2; i++) {
            releaseDelays.add(LatencyCounts.ofMany());
            for (int name = 0; name < names; name++) {
                cells.add(new Cell(LatencyCounts::ofMany));
            }
        }
    }

    Cell take() {
        Cell cell = cells.poll();
        return cell == null ? new Cell(LatencyCounts::new) : cell;
    }

    void giveBack(Cell cell) {
        cell.clear();
        cells.add(cell);
    }

    LatencyCounts takeReleaseDelay() {
        LatencyCounts counts = releaseDelays.poll();
        return counts == null ? new LatencyCounts() : counts;
    }

    void giveBack(LatencyCounts releaseDelay) {
        releaseDelay.reset();
        releaseDelays.add(releaseDelay);
    }
}
