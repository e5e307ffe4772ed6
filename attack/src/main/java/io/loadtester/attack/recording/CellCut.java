package io.loadtester.attack.recording;

/** A cell that has left its loop, with what it counts. */
record CellCut(int epoch, int second, int name, Cell cell) {}
