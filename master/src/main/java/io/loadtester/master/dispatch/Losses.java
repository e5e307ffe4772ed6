package io.loadtester.master.dispatch;

import io.loadtester.common.result.Plural;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of running tests that lose workers. Used on the fleet's thread only. */
final class Losses {

    /** How far ahead a new epoch begins: all survivors must have heard of it by then. */
    static final Duration CUT_OVER_AHEAD = Duration.ofMillis(1_500);

    private static final Logger LOG = LoggerFactory.getLogger(Losses.class);

    private final DispatchContext context;
    private final Endings endings;
    private final Settling settling;

    Losses(DispatchContext context, Endings endings, Settling settling) {
        this.context = context;
        this.endings = endings;
        this.settling = settling;
    }

    /** Notes the loss and does what the test's policy says. */
    void lose(Execution execution, List<TrackedAttack> lost, String reason) {
        boolean over = execution.isOver(context.clock());
        for (TrackedAttack part : lost) {
            execution.lose(part, reason, context.clock());
            context.tell(execution, "worker_lost", "worker " + part.workerId + " was lost: " + reason);
            LOG.warn("test {}: worker {} was lost: {}", execution.test().id(), part.workerId, reason);
        }
        execution.lostBeforeEnd |= !over;
        OnWorkerLoss policy = execution.test().onWorkerLoss();
        if (!over && execution.stopReason == null && execution.abortReason == null) {
            if (policy == OnWorkerLoss.ABORT) {
                execution.abortReason = "worker " + lost.get(0).workerId + " was lost: " + reason;
                endings.beginStopping(execution, execution.abortReason);
            } else if (policy == OnWorkerLoss.REBALANCE
                    && !execution.attacking().isEmpty()) {
                rebalance(execution);
            }
        }
        context.save(execution);
        settling.beginWhenAllEnded(execution);
    }

    private void rebalance(Execution execution) {
        LoadTest test = execution.test();
        // Never 0, which is where the first epoch begins: the test may not have begun yet.
        long cutOverNanos = Math.max(1, execution.elapsedNanos(context.clock()) + CUT_OVER_AHEAD.toNanos());
        if (cutOverNanos >= test.spec().extent().endNanos()) {
            return;
        }
        List<TrackedAttack> survivors = execution.attacking();
        List<Double> weights = survivors.stream()
                .map(part -> execution.weightOf(part.workerId))
                .toList();
        List<Share> shares = Rebalance.shares(test, weights, cutOverNanos);
        execution.beginEpoch(survivors, shares, cutOverNanos);
        for (int i = 0; i < survivors.size(); i++) {
            updateShare(
                    execution,
                    survivors.get(i).workerId,
                    new WorkerGateway.NewShare(test.id(), execution.epoch(), shares.get(i), cutOverNanos));
        }
        context.tell(
                execution,
                "rebalanced",
                Plural.of(survivors.size(), "worker has", "workers have") + " the whole load from second "
                        + cutOverNanos / 1_000_000_000 + " on");
    }

    private void updateShare(Execution execution, String workerId, WorkerGateway.NewShare newShare) {
        context.roster().occupy(workerId, newShare.testId(), newShare.share().weight());
        context.ports()
                .gateway()
                .updateShare(context.roster().address(workerId).orElse(""), newShare)
                .whenCompleteAsync(
                        (done, failure) -> {
                            if (failure != null) {
                                context.tell(
                                        execution,
                                        "rebalanced",
                                        "worker " + workerId + " did not take its new share: "
                                                + Refusal.of(failure).reason());
                            }
                        },
                        context.loop());
    }
}
