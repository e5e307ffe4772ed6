package io.loadtester.master.dispatch;

import io.loadtester.master.fleet.FleetClock;
import io.loadtester.master.fleet.FleetRoster;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What executions need: the workers, the clock and the ports. Used on the fleet's thread only.
 *
 * @param loop runs tasks on that thread
 */
record DispatchContext(FleetRoster roster, FleetClock clock, Executor loop, ConductorPorts ports) {

    Deadline deadline(Duration time) {
        return Deadline.in(time, clock);
    }

    void post(Execution execution) {
        ports.board().post(execution.test(), null);
    }

    /** Publishes and stores a test's status. */
    void save(Execution execution) {
        post(execution);
        ports.journal().write(execution.test());
    }

    /** Publishes and stores a test's status; completes when it is stored, or after this time. */
    CompletionStage<Void> saveWithin(Execution execution, Duration time) {
        post(execution);
        return ports.journal()
                .write(execution.test())
                .toCompletableFuture()
                .copy()
                .completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    void tell(Execution execution, String kind, String text) {
        long second = Math.max(0, Math.floorDiv(execution.elapsedNanos(), 1_000_000_000L));
        ports.board().tell(execution.test().id(), new TestEvent(clock.now(), second, kind, text));
    }

    /** Cancels the test's assignments that have not begun. */
    void callOff(Execution execution, String reason) {
        Instant startsAt = execution.test().status().startsAt();
        if (startsAt == null) {
            return;
        }
        for (String workerId : execution.attacks().workers()) {
            roster.address(workerId).ifPresent(address -> ports.gateway()
                    .callOff(address, execution.test().id(), FleetClock.unixNanos(startsAt), reason));
        }
    }

    void tellToStop(Execution execution, String reason) {
        UUID testId = execution.test().id();
        for (TrackedAttack attack : execution.attacks().attacking()) {
            roster.address(attack.workerId).ifPresent(address -> ports.gateway().stop(address, testId, reason));
        }
    }
}
