package io.loadtester.master.thresholds;

import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.threshold.Scope;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.common.threshold.ThresholdOutcome;
import io.loadtester.common.threshold.ThresholdTally;
import io.loadtester.storage.IntervalFilter;
import io.loadtester.storage.ResultReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Judges tests by what is stored of them. For any thread. */
public final class Thresholds {

    private final ResultReader results;

    public Thresholds(ResultReader results) {
        this.results = results;
    }

    /** What came of the thresholds that the test was submitted with, so far while it runs. */
    public List<ThresholdOutcome> outcomes(LoadTest test, Instant now) {
        return outcomes(test, test.thresholds(), now);
    }

    /** The same for others. What is stored is read once for each set of hits that any of them is about. */
    public List<ThresholdOutcome> outcomes(LoadTest test, List<Threshold> thresholds, Instant now) {
        if (thresholds.isEmpty()) {
            return List.of();
        }
        List<ThresholdTally> tallies =
                thresholds.stream().map(ThresholdTally::new).toList();
        Map<Scope, List<ThresholdTally>> byScope = tallies.stream()
                .collect(Collectors.groupingBy(
                        tally -> tally.threshold().scope(), LinkedHashMap::new, Collectors.toList()));
        byScope.forEach((scope, about) -> results.forEachInterval(
                test.id(),
                IntervalFilter.of(scope.fromSecond(), scope.toSecond(), scope.target(), null),
                interval -> about.forEach(tally -> tally.add(interval))));
        RateSpans spans = RateSpans.of(test, results.manifests(test.id()), now);
        return tallies.stream().map(tally -> outcome(test, tally, spans)).toList();
    }

    private static ThresholdOutcome outcome(LoadTest test, ThresholdTally tally, RateSpans spans) {
        Threshold threshold = tally.threshold();
        ThresholdOutcome outcome = tally.outcome(spans.in(threshold.scope()));
        boolean aborted = test.status().state() == TestState.STOPPED
                && test.status().reason().startsWith(threshold.abortReason());
        return aborted ? outcome.asAborted() : outcome;
    }
}
