package io.loadtester.attack.recording;

import java.util.List;

/** What one event loop has counted since its last cut; belongs to whoever it is handed to. */
public final class LoopCut {

    private final List<CellCut> cells;
    private final CellStock stock;
    private final LatencyCounts releaseDelay;

    LoopCut(List<CellCut> cells, CellStock stock, LatencyCounts releaseDelay) {
        this.cells = cells;
        this.stock = stock;
        this.releaseDelay = releaseDelay;
    }

    List<CellCut> cells() {
        return cells;
    }

    /** How late its hits were released, whichever second they were due in. */
    LatencyCounts releaseDelay() {
        return releaseDelay;
    }

    /** Gives back for later seconds what it was counted in. */
    void recycle() {
        stock.giveBack(releaseDelay);
        cells.forEach(cut -> stock.giveBack(cut.cell()));
    }
}
