package io.loadtester.attack.recording;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Cells that are free. A loop takes from it, the thread that merges gives back: their histograms have grown to what the
 * attack needs and need not do so again each second. Thread-safe.
 */
final class CellStock {

    private final Queue<Cell> free = new ConcurrentLinkedQueue<>();

    Cell take() {
        Cell cell = free.poll();
        return cell == null ? new Cell() : cell;
    }

    void giveBack(Cell cell) {
        cell.clear();
        free.add(cell);
    }
}
