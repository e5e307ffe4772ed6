package io.loadtester.common.test;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.threshold.Threshold;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A submitted test: its definition and its current state.
 *
 * @param workerCount how many workers it needs, 1 or more; it never starts with fewer
 * @param rateWeights one per worker for {@link RateDistribution#WEIGHTED}, otherwise empty
 * @param tags free-form labels for finding and comparing tests
 * @param submittedBy the submitter's user name
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

    /** The same test with another load, from a cut-over on. */
    public LoadTest withLoad(AttackSpec newSpec, int newWorkerCount) {
        return new LoadTest(
                id,
                name,
                newSpec,
                newWorkerCount,
                distribution,
                rateWeights,
                onWorkerLoss,
                tags,
                submittedBy,
                submittedAt,
                status,
                thresholds);
    }

    /** How many hits are planned, and when they are due. */
    public PlannedLoad plannedLoad() {
        return PlannedLoad.of(this);
    }
}
