package io.loadtester.master.dispatch;

import io.loadtester.common.result.Plural;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.LoadTest;
import io.loadtester.wire.fleet.NewShare;
import java.time.Duration;
import java.util.List;

/**
 * Begins new epochs of running tests: chooses, records and stores the shares, and then tells the workers. Used on the fleet's
 * thread only.
 */
final class Epochs {

    /** How far ahead a new epoch begins: by then all its workers must know of it. */
    static final Duration CUT_OVER_AHEAD = Duration.ofMillis(1_500);

    /** A database that is away must not keep shares without a worker; what could not be stored is stored later. */
    private static final Duration STORED_WITHIN = Duration.ofMillis(500);

    private Epochs() {}

    /** Divides the whole load among the remaining workers. */
    static void rebalance(Execution execution) {
        LoadTest test = execution.test();
        // Never 0, the cut-over of the first epoch, even if the test has not begun yet.
        long cutOverNanos = Math.max(1, execution.elapsedNanos() + CUT_OVER_AHEAD.toNanos());
        if (cutOverNanos >= test.spec().extent().endNanos()) {
            return;
        }
        List<TrackedAttack> survivors = execution.attacks().staying();
        List<Double> weights = survivors.stream()
                .map(attack -> execution.weightOf(attack.workerId))
                .toList();
        begin(execution, survivors, survivorsShares(test, weights, cutOverNanos), cutOverNanos);
        execution
                .context()
                .tell(
                        execution,
                        "rebalanced",
                        Plural.of(survivors.size(), "worker has", "workers have") + " the whole load from second "
                                + cutOverNanos / 1_000_000_000 + " on");
    }

    /**
     * Shares that add up to the weight of the whole test and keep the survivors' proportions.
     *
     * @param weights the survivors' weights so far
     * @param cutOverNanos nanoseconds of the test from which the shares hold
     */
    private static List<Share> survivorsShares(LoadTest test, List<Double> weights, long cutOverNanos) {
        double left = test.spec().extent().hitsFrom(cutOverNanos);
        int survivors = weights.size();
        return switch (test.distribution()) {
            case SHARED -> RateDistribution.SHARED.shares(survivors, List.of(), left);
            case SAME ->
                RateDistribution.SHARED.shares(survivors, List.of(), left).stream()
                        .map(share -> new Share(share.weight() * test.workerCount(), share.phase()))
                        .toList();
            case WEIGHTED, RAMPED, BURST -> RateDistribution.WEIGHTED.shares(survivors, weights, left);
        };
    }

    private static void begin(Execution execution, List<TrackedAttack> workers, List<Share> shares, long cutOverNanos) {
        execution.beginEpoch(workers, shares, cutOverNanos);
        int epoch = execution.epoch();
        execution
                .context()
                .saveWithin(execution, STORED_WITHIN)
                .thenRunAsync(
                        () -> {
                            for (int i = 0; i < workers.size(); i++) {
                                updateShare(
                                        execution,
                                        workers.get(i).workerId,
                                        new NewShare(execution.test().id(), epoch, shares.get(i), cutOverNanos));
                            }
                        },
                        execution.context().loop());
    }

    private static void updateShare(Execution execution, String workerId, NewShare newShare) {
        DispatchContext context = execution.context();
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
