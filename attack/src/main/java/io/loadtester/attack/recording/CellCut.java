package io.loadtester.attack.recording;

/** A cell that has left its loop, and the epoch, second and target name that it counts. */
record CellCut(int epoch, int second, int name, Cell cell) {}
