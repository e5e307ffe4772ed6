package io.loadtester.master.dispatch;

import io.loadtester.common.test.OnWorkerLoss;
import java.time.Duration;
import java.util.List;

/** Decides what happens to running tests when workers leave before the end. Used on the fleet's thread only. */
final class Losses {

    static final String NOT_BACK = "it did not come back after the master was restarted";

    /** Workers that are lost at once are not noticed at once; together they cost one new epoch. */
    static final Duration GATHERED_FOR = Duration.ofMillis(400);

    private Losses() {}

    /**
     * Records the loss and applies the test's policy.
     *
     * @return the stage that follows: the one that is, when the test goes on
     */
    static ExecutionStage of(Execution execution, List<TrackedAttack> lost, String reason, ExecutionStage current) {
        boolean isNews = lost.stream().anyMatch(attack -> !attack.isDraining());
        execution.lose(lost, reason);
        return follow(execution, isNews, "worker " + lost.get(0).workerId + " was lost: " + reason, current);
    }

    /**
     * Records that a worker ends its attack early and in good order, and applies the test's policy. The test still waits for
     * the worker's results.
     *
     * @return the stage that follows: the one that is, when the test goes on
     */
    static ExecutionStage ofDrained(Execution execution, TrackedAttack attack, String reason, ExecutionStage current) {
        execution.drain(attack, reason);
        return follow(execution, true, "worker " + attack.workerId + " was drained: " + reason, current);
    }

    /** @param isNews whether a share has lost its worker just now */
    private static ExecutionStage follow(Execution execution, boolean isNews, String what, ExecutionStage current) {
        boolean matters = isNews && !execution.isOver();
        OnWorkerLoss policy = execution.test().onWorkerLoss();
        if (matters && policy == OnWorkerLoss.ABORT) {
            return Stopping.begin(execution, Stop.afterLoss(what));
        }
        if (matters
                && policy == OnWorkerLoss.REBALANCE
                && !execution.attacks().staying().isEmpty()) {
            execution.rebalanceIn(GATHERED_FOR);
        }
        execution.context().save(execution);
        return execution.attacks().haveAllEnded() ? new Settling(execution, null) : current;
    }

    /** Divides the load among the workers that are left, a moment after the first of others was lost. */
    static void rebalanceWhenDue(Execution execution) {
        boolean goesOn = execution.stage() instanceof Running || execution.stage() instanceof Adopting;
        if (execution.takeRebalance()
                && goesOn
                && !execution.isOver()
                && !execution.attacks().staying().isEmpty()) {
            Epochs.rebalance(execution);
        }
    }

    /** Loses the workers that have not returned in time after the master's restart. */
    static ExecutionStage ofOverdue(Execution execution, ExecutionStage current) {
        List<TrackedAttack> overdue = execution.attacks().overdue();
        return overdue.isEmpty() ? current : of(execution, overdue, NOT_BACK, current);
    }
}
