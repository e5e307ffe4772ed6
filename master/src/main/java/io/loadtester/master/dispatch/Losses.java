package io.loadtester.master.dispatch;

import io.loadtester.common.test.OnWorkerLoss;
import java.util.List;

/** What becomes of tests that lose workers and that nobody is stopping. Used on the fleet's thread only. */
final class Losses {

    static final String NOT_BACK = "it did not come back after the master was restarted";

    private Losses() {}

    /**
     * Notes the loss and does what the test's policy says.
     *
     * @return the stage that follows: the one that is, when the test goes on
     */
    static ExecutionStage of(Execution execution, List<TrackedAttack> lost, String reason, ExecutionStage current) {
        boolean over =
                execution.elapsedNanos() >= execution.test().spec().extent().endNanos();
        execution.lose(lost, reason);
        OnWorkerLoss policy = execution.test().onWorkerLoss();
        if (!over && policy == OnWorkerLoss.ABORT) {
            return Stopping.begin(execution, Stop.afterLoss("worker " + lost.get(0).workerId + " was lost: " + reason));
        }
        boolean allEnded = execution.attacks().haveAllEnded();
        if (!over && policy == OnWorkerLoss.REBALANCE && !allEnded) {
            Epochs.rebalance(execution);
        }
        execution.context().save(execution);
        return allEnded ? new Settling(execution, null) : current;
    }

    /** Takes the workers that should have come back by now for lost. */
    static ExecutionStage ofOverdue(Execution execution, ExecutionStage current) {
        List<TrackedAttack> overdue = execution.attacks().overdue();
        return overdue.isEmpty() ? current : of(execution, overdue, NOT_BACK, current);
    }
}
