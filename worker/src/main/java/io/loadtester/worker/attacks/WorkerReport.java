package io.loadtester.worker.attacks;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.fleet.WorkerState;
import java.util.List;

/**
 * A worker's report about itself at one instant.
 *
 * @param reason why the state is ERROR, otherwise empty
 * @param attacks the running attack, or the last one while the master may not know its end
 */
public record WorkerReport(WorkerState state, String reason, WorkerHealth health, List<AttackProgress> attacks) {

    public WorkerReport {
        attacks = List.copyOf(attacks);
    }
}
