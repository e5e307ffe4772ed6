package io.loadtester.master.dispatch;

import io.loadtester.master.fleet.FleetClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Workers that did not take an assignment, left in peace for a while: for longer each time, until one of them takes one.
 * Owned by the fleet's thread.
 */
final class Suspects {

    static final Duration AT_FIRST = Duration.ofMillis(2_500);
    private static final int MOST_DOUBLINGS = 4;

    private record Failures(int count, long untilNanos) {}

    private final FleetClock clock;
    private final Map<String, Failures> records = new HashMap<>();

    Suspects(FleetClock clock) {
        this.clock = clock;
    }

    void add(String workerId) {
        int before = failures(workerId);
        long peaceNanos = AT_FIRST.toNanos() << Math.min(before, MOST_DOUBLINGS);
        records.put(workerId, new Failures(before + 1, clock.monotonicNanos() + peaceNanos));
    }

    /** It takes assignments. */
    void clear(String workerId) {
        records.remove(workerId);
    }

    /** Whether it is to be left in peace. */
    boolean contains(String workerId) {
        Failures record = records.get(workerId);
        return record != null && record.untilNanos() - clock.monotonicNanos() > 0;
    }

    /** Whether nobody should wait for it: it has failed more than once, and not taken anything since. */
    boolean isHopeless(String workerId) {
        return failures(workerId) > 1;
    }

    private int failures(String workerId) {
        Failures record = records.get(workerId);
        return record == null ? 0 : record.count();
    }
}
