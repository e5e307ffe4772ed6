package io.loadtester.master.thresholds;

import io.loadtester.common.result.Slice;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.threshold.Scope;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.common.threshold.ThresholdOutcome;
import io.loadtester.reporting.threshold.RateWindows;
import io.loadtester.reporting.threshold.ThresholdTally;
import io.loadtester.storage.results.IntervalFilter;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.rollups.Retention;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Judges tests by their stored results. Thread-safe. */
public final class Thresholds {

    /** In seconds. The seconds in a threshold's window need not be distinguished. */
    private static final int COARSEST_RESOLUTION = 60;

    private final ResultReader results;
    private final Retention retention;

    Thresholds(ResultReader results, Retention retention) {
        this.results = results;
        this.retention = retention;
    }

    /** The outcomes of the thresholds that the test was submitted with, so far if it is running. */
    public List<ThresholdOutcome> outcomes(LoadTest test, Instant now) {
        List<ThresholdOutcome> kept = retention.outcomes(test.id());
        return kept.isEmpty() ? outcomes(test, test.thresholds(), now) : kept;
    }

    /** The outcomes of other thresholds. Results are read once for each scope that occurs among them. */
    public List<ThresholdOutcome> outcomes(LoadTest test, List<Threshold> thresholds, Instant now) {
        if (thresholds.isEmpty()) {
            return List.of();
        }
        List<ThresholdTally> tallies =
                thresholds.stream().map(ThresholdTally::new).toList();
        Map<Scope, List<ThresholdTally>> byScope = tallies.stream()
                .collect(Collectors.groupingBy(
                        tally -> tally.threshold().scope(), LinkedHashMap::new, Collectors.toList()));
        byScope.forEach((scope, about) -> read(test.id(), scope, slice -> about.forEach(tally -> tally.add(slice))));
        RateWindows windows = RateWindows.of(test, results.manifests(test.id()), now);
        return tallies.stream().map(tally -> outcome(test, tally, windows)).toList();
    }

    private void read(UUID testId, Scope scope, Consumer<Slice> reader) {
        IntervalFilter filter = IntervalFilter.of(scope.fromSecond(), scope.toSecond(), scope.target(), null);
        if (scope.target() == null && !scope.isWholeTime()) {
            results.forEachSliceOfAll(testId, filter.fromSecond(), filter.toSecond(), COARSEST_RESOLUTION, reader);
        } else {
            results.forEachSlice(testId, filter, reader);
        }
    }

    private static ThresholdOutcome outcome(LoadTest test, ThresholdTally tally, RateWindows windows) {
        Threshold threshold = tally.threshold();
        ThresholdOutcome outcome = tally.outcome(windows.in(threshold.scope()));
        boolean aborted = test.status().state() == TestState.STOPPED
                && test.status().reason().startsWith(threshold.abortReason());
        return aborted ? outcome.asAborted() : outcome;
    }
}
