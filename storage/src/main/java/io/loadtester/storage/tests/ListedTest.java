package io.loadtester.storage.tests;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestStatus;
import io.loadtester.common.threshold.Threshold;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A test as lists show it, with a summary instead of its spec.
 *
 * @param status its reason says so if the test cannot be read
 * @param spec null if the test cannot be read; distribution, policy and thresholds are then meaningless
 */
public record ListedTest(
        UUID id,
        String name,
        int workerCount,
        RateDistribution distribution,
        List<Double> rateWeights,
        OnWorkerLoss onWorkerLoss,
        List<String> tags,
        String submittedBy,
        Instant submittedAt,
        TestStatus status,
        List<Threshold> thresholds,
        @Nullable SpecSummary spec) {

    public ListedTest {
        rateWeights = List.copyOf(rateWeights);
        tags = List.copyOf(tags);
        thresholds = List.copyOf(thresholds);
    }

    /** Summarizes a fully read test. */
    public static ListedTest of(LoadTest test) {
        return new ListedTest(
                test.id(),
                test.name(),
                test.workerCount(),
                test.distribution(),
                test.rateWeights(),
                test.onWorkerLoss(),
                test.tags(),
                test.submittedBy(),
                test.submittedAt(),
                test.status(),
                test.thresholds(),
                SpecSummary.of(test));
    }
}
