package io.loadtester.cli.search;

import io.loadtester.cli.search.CapacitySearch.Outcome;
import io.loadtester.cli.search.CapacitySearch.Stage;
import io.loadtester.common.threshold.ThresholdOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of one step of a search, a point of the latency-throughput curve. Times are response times in
 * nanoseconds.
 *
 * @param ratePerSecond hits due per second
 * @param deliveredPerSecond hits that succeeded per second
 * @param failures hits that failed
 * @param verdict on the generator, as in reports
 * @param reason of the verdict; may be empty
 * @param believable whether the generator kept up, so that the step says something about the target
 * @param testId of the stored test; null if there is none
 */
record CurvePoint(
        Stage stage,
        double ratePerSecond,
        double deliveredPerSecond,
        long p50Nanos,
        long p90Nanos,
        long p99Nanos,
        long p999Nanos,
        long failures,
        String verdict,
        String reason,
        boolean believable,
        List<ThresholdOutcome> thresholds,
        @Nullable String testId) {

    CurvePoint {
        thresholds = List.copyOf(thresholds);
    }

    /** Whether all thresholds passed. A rate at which no hit succeeds never holds. */
    boolean holds() {
        return deliveredPerSecond > 0 && thresholds.stream().allMatch(ThresholdOutcome::passed);
    }

    Outcome outcome() {
        if (!believable) {
            return Outcome.SPOILT;
        }
        return holds() ? Outcome.HOLDS : Outcome.FAILS;
    }

    /** {@code yes}, {@code no}, or {@code ?} for a step that is not believable. */
    String holdsInWords() {
        if (!believable) {
            return "?";
        }
        return holds() ? "yes" : "no";
    }
}
