package io.loadtester.wire.fleet;

import io.loadtester.common.fleet.ClockOffset;
import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.fleet.WorkerState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker's report about itself at one instant.
 *
 * @param reason why the state is ERROR, otherwise empty
 * @param clock null before its first measurement
 * @param oldestResultAgeNanos how long the oldest result has waited for Kafka to take it; 0 if none waits
 * @param attacks the running attack, or the last one while the master may not know its end
 * @param draining why it takes no new attack, whatever its state; empty if it does
 */
public record WorkerReport(
        WorkerState state,
        String reason,
        @Nullable ClockOffset clock,
        WorkerHealth health,
        long oldestResultAgeNanos,
        List<AttackProgress> attacks,
        String draining) {

    public WorkerReport {
        attacks = List.copyOf(attacks);
    }

    /** Of a worker that is not draining. */
    public WorkerReport(
            WorkerState state,
            String reason,
            @Nullable ClockOffset clock,
            WorkerHealth health,
            long oldestResultAgeNanos,
            List<AttackProgress> attacks) {
        this(state, reason, clock, health, oldestResultAgeNanos, attacks, "");
    }

    public WorkerReport withDraining(String why) {
        return new WorkerReport(state, reason, clock, health, oldestResultAgeNanos, attacks, why);
    }

    public WorkerReport withClock(@Nullable ClockOffset newClock) {
        return new WorkerReport(state, reason, newClock, health, oldestResultAgeNanos, attacks, draining);
    }
}
