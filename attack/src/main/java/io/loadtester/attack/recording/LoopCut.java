package io.loadtester.attack.recording;

import java.util.List;

/** What one event loop has counted since its last cut; belongs to whoever it is handed to. */
public final class LoopCut {

    private final List<CellCut> cells;
    private final CellStock stock;

    LoopCut(List<CellCut> cells, CellStock stock) {
        this.cells = cells;
        this.stock = stock;
    }

    List<CellCut> cells() {
        return cells;
    }

    /** Gives the cells back for later seconds. */
    void recycle() {
        cells.forEach(cut -> stock.giveBack(cut.cell()));
    }
}
