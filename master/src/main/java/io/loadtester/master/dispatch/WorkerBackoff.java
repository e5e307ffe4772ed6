package io.loadtester.master.dispatch;

import io.loadtester.master.fleet.FleetClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Exponential backoff for workers that did not take an assignment: each failure doubles the time before a worker gets
 * another, until it accepts one. Owned by the fleet's thread.
 */
final class WorkerBackoff {

    static final Duration AT_FIRST = Duration.ofMillis(2_500);
    private static final int MOST_DOUBLINGS = 4;

    private record Failures(int count, long untilNanos) {}

    private final FleetClock clock;
    private final Map<String, Failures> failuresByWorker = new HashMap<>();

    WorkerBackoff(FleetClock clock) {
        this.clock = clock;
    }

    /** The worker did not accept an assignment. */
    void failed(String workerId) {
        int before = failures(workerId);
        long backoffNanos = AT_FIRST.toNanos() << Math.min(before, MOST_DOUBLINGS);
        failuresByWorker.put(workerId, new Failures(before + 1, clock.monotonicNanos() + backoffNanos));
    }

    /** The worker accepted an assignment; forgets its failures. */
    void succeeded(String workerId) {
        failuresByWorker.remove(workerId);
    }

    /** Whether the worker must not be given an assignment yet. */
    boolean isBackedOff(String workerId) {
        Failures failures = failuresByWorker.get(workerId);
        return failures != null && failures.untilNanos() - clock.monotonicNanos() > 0;
    }

    /** Whether it has failed more than once since it last accepted an assignment, so that no test should wait for it. */
    boolean failsRepeatedly(String workerId) {
        return failures(workerId) > 1;
    }

    private int failures(String workerId) {
        Failures failures = failuresByWorker.get(workerId);
        return failures == null ? 0 : failures.count();
    }
}
