package io.loadtester.attack.recording;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. The slots of the second last asked for, by the index of the target's name. */
final class SecondSlots {

    private final @Nullable Slot[] slots;
    private int epoch;
    private int second = -1;

    SecondSlots(int names) {
        this.slots = new Slot[names];
    }

    boolean isAt(int someEpoch, int someSecond) {
        return someSecond == second && someEpoch == epoch;
    }

    /**
     * The slot; a new one if another second or epoch was asked for since. Cells with equal keys are merged after a cut.
     */
    Slot at(int wantedEpoch, int wantedSecond, int name) {
        if (!isAt(wantedEpoch, wantedSecond)) {
            Arrays.fill(slots, null);
            second = wantedSecond;
            epoch = wantedEpoch;
        }
        Slot slot = slots[name];
        if (slot == null) {
            slot = new Slot(epoch, second, name);
            slots[name] = slot;
        }
        return slot;
    }
}
