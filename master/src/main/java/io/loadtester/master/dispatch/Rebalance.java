package io.loadtester.master.dispatch;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.LoadTest;
import java.util.List;

/** The shares of a new epoch: those who are left do what all did. */
final class Rebalance {

    private Rebalance() {}

    /**
     * Shares that together have the weight of the whole test and keep the proportions between the survivors.
     *
     * @param weights the survivors' weights so far
     * @param cutOverNanos nanoseconds of the test from which the shares hold
     */
    static List<Share> shares(LoadTest test, List<Double> weights, long cutOverNanos) {
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
}
