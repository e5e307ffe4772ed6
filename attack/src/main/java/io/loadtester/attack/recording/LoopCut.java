package io.loadtester.attack.recording;

import java.util.List;

/** What one event loop has counted since its last cut; owned by whoever it is handed to. */
public final class LoopCut {

    private final List<CellCut> cells;
    private final FreeCells free;
    private final LatencyCounts releaseDelay;

    LoopCut(List<CellCut> cells, FreeCells free, LatencyCounts releaseDelay) {
        this.cells = cells;
        this.free = free;
        this.releaseDelay = releaseDelay;
    }

    List<CellCut> cells() {
        return cells;
    }

    /** How late hits were released, whichever second they were due in. */
    LatencyCounts releaseDelay() {
        return releaseDelay;
    }

    /** Returns the counters to the free list for later seconds. */
    void recycle() {
        free.giveBack(releaseDelay);
        cells.forEach(cut -> free.giveBack(cut.cell()));
    }
}
