package io.loadtester.master.dispatch;

import io.loadtester.wire.fleet.AttackProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An earlier master was about to begin this test. Whether any worker has begun is known only once the workers return; the
 * deadline limits how long each may take to return.
 */
final class Adopting implements ExecutionStage {

    private static final String RESTARTED = "the master was restarted";

    private final Execution execution;

    Adopting(Execution execution) {
        this.execution = execution;
    }

    @Override
    public ExecutionStage enter() {
        return this;
    }

    @Override
    public ExecutionStage tick() {
        if (execution.attacks().areAllOverdue()) {
            // The plan was stored before any worker was told to begin, and no worker was told.
            return new Requeued(execution, RESTARTED);
        }
        return Losses.ofOverdue(execution, this);
    }

    @Override
    public ExecutionStage reported(TrackedAttack attack, @Nullable AttackProgress progress) {
        attack.reported(progress);
        if (progress != null) {
            return Running.begin(execution);
        }
        // If no worker has begun, no hit has been sent.
        return execution.attacks().haveAllEnded() ? new Requeued(execution, RESTARTED) : this;
    }

    @Override
    public ExecutionStage lost(List<TrackedAttack> lost, String reason) {
        return Losses.of(execution, lost, reason, this);
    }

    @Override
    public ExecutionStage stop(String reason) {
        return Stopping.begin(execution, Stop.onRequest(reason));
    }
}
