package io.loadtester.master.dispatch;

import io.loadtester.common.result.Plural;
import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.LoadTest;
import io.loadtester.wire.fleet.NewShare;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins new epochs of running tests: chooses, records and stores the shares, and then tells the workers. Used on the fleet's
 * thread only.
 */
final class Epochs {

    /** How far ahead a new epoch begins: by then all its workers must know of it. */
    static final Duration CUT_OVER_AHEAD = Duration.ofMillis(1_500);

    /** A database that is away must not keep shares without a worker; what could not be stored is stored later. */
    private static final Duration STORED_WITHIN = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(Epochs.class);

    private Epochs() {}

    /** Divides the whole load among the remaining workers. */
    static void rebalance(Execution execution) {
        long cutOverNanos = nextCutOver(execution);
        if (cutOverNanos >= execution.test().spec().extent().endNanos()) {
            return;
        }
        List<TrackedAttack> survivors = execution.attacks().staying();
        begin(execution, survivors, shares(execution, survivors, cutOverNanos), cutOverNanos);
        execution
                .context()
                .tell(
                        execution,
                        "rebalanced",
                        Plural.of(survivors.size(), "worker has", "workers have") + " the whole load from second "
                                + cutOverNanos / 1_000_000_000 + " on");
    }

    /**
     * Changes the load of a running test, or says why it does not. If there are to be fewer workers, the last ones end
     * their attacks at the cut-over.
     */
    static Optional<ChangeRefusal> change(Execution execution, LoadChange change) {
        long cutOverNanos = nextCutOver(execution);
        Optional<ChangeRefusal> refusal = ChangeCheck.refusal(execution.test(), change, cutOverNanos);
        if (refusal.isPresent()) {
            return refusal;
        }
        execution.changeLoad(change, cutOverNanos);
        List<TrackedAttack> before = execution.attacks().staying();
        int workers = Math.min(before.size(), execution.test().workerCount());
        List<TrackedAttack> staying = before.subList(0, workers);
        List<Share> shares = shares(execution, staying, cutOverNanos);
        List<TrackedAttack> leaving = before.subList(workers, before.size());
        leaving.forEach(TrackedAttack::drain);
        begin(execution, staying, shares, cutOverNanos)
                .thenRunAsync(
                        () -> leaving.forEach(attack -> endShare(execution, attack, cutOverNanos)),
                        execution.context().loop());
        String text = change.text(execution.test(), cutOverNanos);
        LOG.info("test {}: {}", execution.test().id(), text);
        execution.context().tell(execution, "changed", text);
        return Optional.empty();
    }

    /** Never 0, the cut-over of the first epoch, even if the test has not begun yet; and after that of the last epoch. */
    private static long nextCutOver(Execution execution) {
        long earliest = execution.elapsedNanos() + CUT_OVER_AHEAD.toNanos();
        return Math.max(execution.lastCutOverNanos() + 1, earliest);
    }

    /**
     * Shares that add up to the weight of the whole test and keep the workers' proportions.
     *
     * @param cutOverNanos nanoseconds of the test from which the shares hold
     */
    private static List<Share> shares(Execution execution, List<TrackedAttack> workers, long cutOverNanos) {
        LoadTest test = execution.test();
        Extent extent = test.spec().extent();
        int count = workers.size();
        return switch (test.distribution()) {
            case SHARED -> RateDistribution.SHARED.sharesFrom(cutOverNanos, count, List.of(), extent);
            case SAME ->
                RateDistribution.SHARED.shares(count, List.of(), extent.hitsFrom(cutOverNanos)).stream()
                        .map(share -> new Share(share.weight() * test.workerCount(), share.phase()))
                        .toList();
            case WEIGHTED, RAMPED, BURST ->
                RateDistribution.WEIGHTED.shares(
                        count,
                        workers.stream()
                                .map(attack -> execution.weightOf(attack.workerId))
                                .toList(),
                        extent.hitsFrom(cutOverNanos));
        };
    }

    private static CompletionStage<Void> begin(
            Execution execution, List<TrackedAttack> workers, List<Share> shares, long cutOverNanos) {
        execution.beginEpoch(workers, shares, cutOverNanos);
        int epoch = execution.epoch();
        AttackSpec spec = execution.test().spec();
        return execution
                .context()
                .saveWithin(execution, STORED_WITHIN)
                .thenRunAsync(
                        () -> {
                            for (int i = 0; i < workers.size(); i++) {
                                updateShare(
                                        execution,
                                        workers.get(i).workerId,
                                        new NewShare(
                                                execution.test().id(),
                                                epoch,
                                                shares.get(i),
                                                cutOverNanos,
                                                spec.pacer(),
                                                spec.duration()));
                            }
                        },
                        execution.context().loop());
    }

    /** Has a worker's attack end at the cut-over as if by its schedule. */
    private static void endShare(Execution execution, TrackedAttack attack, long cutOverNanos) {
        LoadTest test = execution.test();
        updateShare(
                execution,
                attack.workerId,
                new NewShare(
                        test.id(),
                        execution.epoch(),
                        Share.WHOLE,
                        cutOverNanos,
                        test.spec().pacer(),
                        Duration.ofNanos(cutOverNanos)));
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
