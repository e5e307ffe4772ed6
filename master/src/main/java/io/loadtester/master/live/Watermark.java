package io.loadtester.master.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Decides when to show a second: as soon as every live worker has reported it, or two seconds after the first report at
 * the latest. A later change is a correction and is shown at once. Owned by the live thread.
 */
final class Watermark {

    /** Together with the period of the checks, two seconds. */
    static final Duration PATIENCE = Duration.ofSeconds(2).minus(LiveHub.PUBLISH_PERIOD);

    private final TreeMap<Integer, Long> heldSince = new TreeMap<>();
    private final TreeSet<Integer> corrected = new TreeSet<>();
    private final BitSet passed = new BitSet();

    /** Notes that results of this second have arrived. */
    void changed(int second, long nowNanos) {
        if (passed.get(second)) {
            corrected.add(second);
        } else {
            heldSince.putIfAbsent(second, nowNanos);
        }
    }

    /** The seconds to show now, for the first time or again. */
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
