package io.loadtester.master.dispatch;

import io.loadtester.master.fleet.FleetClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Workers that did not take an assignment, left in peace for a while. Owned by the fleet's thread. */
final class Suspects {

    private static final Duration FOR = Duration.ofSeconds(10);

    private final FleetClock clock;
    private final Map<String, Long> untilNanos = new HashMap<>();

    Suspects(FleetClock clock) {
        this.clock = clock;
    }

    void add(String workerId) {
        untilNanos.put(workerId, clock.monotonicNanos() + FOR.toNanos());
    }

    boolean contains(String workerId) {
        long now = clock.monotonicNanos();
        untilNanos.values().removeIf(until -> until - now <= 0);
        return untilNanos.containsKey(workerId);
    }
}
