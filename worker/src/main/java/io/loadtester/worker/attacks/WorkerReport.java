package io.loadtester.worker.attacks;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.fleet.WorkerState;
import java.util.List;

/**
 * What the worker has to say about itself at one instant.
 *
 * @param reason why the state is ERROR, else empty
 * @param attacks the attack that is running, or the last one while the master may not know its end
 */
public record WorkerReport(WorkerState state, String reason, WorkerHealth health, List<AttackProgress> attacks) {

    public WorkerReport {
        attacks = List.copyOf(attacks);
    }
}
