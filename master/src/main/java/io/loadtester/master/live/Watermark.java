package io.loadtester.master.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Says when a second is to be shown: as soon as every live worker has reported it, and two seconds after the first of
 * them in any case. What changes after that is a correction, to be shown at once. Owned by the live thread.
 */
final class Watermark {

    /** With the time between two looks, two seconds. */
    static final Duration PATIENCE = Duration.ofSeconds(2).minus(LiveHub.PUBLISH_PERIOD);

    private final TreeMap<Integer, Long> heldSince = new TreeMap<>();
    private final TreeSet<Integer> corrected = new TreeSet<>();
    private final BitSet passed = new BitSet();

    /** Something has come of this second. */
    void changed(int second, long nowNanos) {
        if (passed.get(second)) {
            corrected.add(second);
        } else {
            heldSince.putIfAbsent(second, nowNanos);
        }
    }

    /** The seconds to be shown now, for the first time or again. */
    List<Integer> pass(long nowNanos, IntPredicate isComplete) {
        TreeSet<Integer> due = new TreeSet<>(corrected);
        corrected.clear();
        heldSince.entrySet().removeIf(held -> {
            boolean isDue = nowNanos - held.getValue() >= PATIENCE.toNanos() || isComplete.test(held.getKey());
            if (isDue) {
                due.add(held.getKey());
            }
            return isDue;
        });
        due.forEach(passed::set);
        return new ArrayList<>(due);
    }

    /** Whether the second has been shown. */
    boolean hasPassed(int second) {
        return passed.get(second);
    }
}
