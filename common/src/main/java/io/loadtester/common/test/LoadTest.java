package io.loadtester.common.test;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.threshold.Threshold;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A submitted test: what was asked for, and where it stands.
 *
 * @param workerCount workers it needs, 1 or more; it never starts with fewer
 * @param rateWeights one per worker for {@link RateDistribution#WEIGHTED}, else empty
 * @param tags free words to find and compare tests by
 * @param submittedBy the account's user name
 * @param thresholds what must hold of its results
 */
public record LoadTest(
        UUID id,
        String name,
        AttackSpec spec,
        int workerCount,
        RateDistribution distribution,
        List<Double> rateWeights,
        OnWorkerLoss onWorkerLoss,
        List<String> tags,
        String submittedBy,
        Instant submittedAt,
        TestStatus status,
        List<Threshold> thresholds) {

    public LoadTest {
        rateWeights = List.copyOf(rateWeights);
        tags = List.copyOf(tags);
        thresholds = List.copyOf(thresholds);
    }

    public LoadTest withStatus(TestStatus newStatus) {
        return new LoadTest(
                id,
                name,
                spec,
                workerCount,
                distribution,
                rateWeights,
                onWorkerLoss,
                tags,
                submittedBy,
                submittedAt,
                newStatus,
                thresholds);
    }

    /** How many hits are planned, and when. */
    public PlannedLoad plannedLoad() {
        return PlannedLoad.of(this);
    }
}
