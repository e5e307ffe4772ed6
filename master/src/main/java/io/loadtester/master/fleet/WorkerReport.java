package io.loadtester.master.fleet;

import io.loadtester.common.fleet.ClockOffset;
import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.fleet.WorkerState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker's status of one second.
 *
 * @param reason why its state is ERROR, else empty
 * @param clock null before its first measurement
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
}
