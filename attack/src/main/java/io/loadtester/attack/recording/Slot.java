package io.loadtester.attack.recording;

import org.jspecify.annotations.Nullable;

/** Owned by one event loop. Where the hits of one epoch, second and target are counted. Each cut takes the cell out. */
final class Slot {

    final int epoch;
    final int second;
    final int name;

    @Nullable
    Cell cell;

    Slot(int epoch, int second, int name) {
        this.epoch = epoch;
        this.second = second;
        this.name = name;
    }
}
