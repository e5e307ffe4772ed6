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
 * @param attacks the running attack, or the last one while the master may not know its end
 */
public record WorkerReport(
        WorkerState state,
        String reason,
        @Nullable ClockOffset clock,
        WorkerHealth health,
        List<AttackProgress> attacks) {

    public WorkerReport {
        attacks = List.copyOf(attacks);
    }

    public WorkerReport withClock(@Nullable ClockOffset newClock) {
        return new WorkerReport(state, reason, newClock, health, attacks);
    }
}
