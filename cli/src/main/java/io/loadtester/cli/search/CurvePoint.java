package io.loadtester.cli.search;

import io.loadtester.cli.search.CapacitySearch.Outcome;
import io.loadtester.cli.search.CapacitySearch.Stage;
import io.loadtester.common.threshold.ThresholdOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one step of a search measured: a point of the latency-throughput curve. Times are response times in nanoseconds.
 *
 * @param ratePerSecond hits that were due
 * @param deliveredPerSecond hits that succeeded
 * @param failures hits that failed
 * @param verdict on the generator, in the words of reports
 * @param reason of the verdict; may be empty
 * @param believable whether the step says anything of the target
 * @param testId of the stored test; null when there is none
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

    /** A rate at which nothing succeeds never holds, whatever is asked. */
    boolean holds() {
        return deliveredPerSecond > 0 && thresholds.stream().allMatch(ThresholdOutcome::passed);
    }

    Outcome outcome() {
        if (!believable) {
            return Outcome.SPOILT;
        }
        return holds() ? Outcome.HOLDS : Outcome.FAILS;
    }

    /** Such as {@code yes}, {@code no} or, when it is not to be believed, {@code ?}. */
    String holdsInWords() {
        if (!believable) {
            return "?";
        }
        return holds() ? "yes" : "no";
    }
}
