package io.loadtester.master.abort;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.threshold.Measure;
import io.loadtester.common.threshold.Scope;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.common.threshold.ThresholdOutcome;
import io.loadtester.reporting.threshold.Prospect;
import io.loadtester.reporting.threshold.RateWindows;
import io.loadtester.reporting.threshold.ThresholdTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A running test with abort thresholds. Only seconds that every worker has reported are judged, so that no rate looks
 * low because one worker reports late. Owned by the abort thread.
 */
final class WatchedTest {

    /** When a threshold whose loss cannot be foreseen is first judged by what was measured so far, unless it says. */
    static final Duration DEFAULT_AFTER = Duration.ofSeconds(10);

    private record Identity(String workerId, int epoch, long sequence) {}

    private final List<ThresholdTally> tallies;
    private final Set<Identity> seen = new HashSet<>();
    private final Map<String, Integer> accounted = new HashMap<>();
    private final TreeMap<Integer, List<Interval>> early = new TreeMap<>();
    private LoadTest test;
    private int wholeSeconds;

    WatchedTest(LoadTest test) {
        this.test = test;
        this.tallies = test.thresholds().stream()
                .filter(Threshold::abort)
                .map(ThresholdTally::new)
                .toList();
    }

    void replaceTest(LoadTest now) {
        test = now;
    }

    void add(Interval interval) {
        if (seen.add(new Identity(interval.workerId(), interval.epoch(), interval.sequence()))) {
            if (interval.second() < wholeSeconds) {
                tallies.forEach(tally -> tally.add(interval));
            } else {
                early.computeIfAbsent(interval.second(), second -> new ArrayList<>())
                        .add(interval);
            }
        }
    }

    /** Notes that a worker has reported a second. Returns the reason to abort the test, if there is one now. */
    Optional<String> add(WorkerSecond workerSecond) {
        accounted.merge(workerSecond.workerId(), workerSecond.second() + 1, Math::max);
        int whole = expectedWorkers().stream()
                .mapToInt(worker -> accounted.getOrDefault(worker, 0))
                .min()
                .orElse(0);
        if (whole <= wholeSeconds) {
            return Optional.empty();
        }
        wholeSeconds = whole;
        Map<Integer, List<Interval>> due = early.headMap(whole);
        due.values().forEach(intervals -> intervals.forEach(interval -> tallies.forEach(tally -> tally.add(interval))));
        due.clear();
        return tallies.stream()
                .filter(this::isToAbort)
                .findFirst()
                .map(tally ->
                        tally.threshold().abortReason() + " " + outcome(tally).text());
    }

    private boolean isToAbort(ThresholdTally tally) {
        Threshold threshold = tally.threshold();
        Scope scope = threshold.scope();
        OptionalLong most = test.plannedLoad()
                .mostHits(TimeUnit.SECONDS.toNanos(scope.fromSecond()), TimeUnit.SECONDS.toNanos(scope.toSecond()));
        boolean canTell = most.isPresent() && Prospect.canTell(threshold);
        if (canTell && Prospect.isLost(tally, most.getAsLong())) {
            return true;
        }
        Duration after = threshold.abortAfter();
        if (after == null && canTell) {
            return false;
        }
        boolean due = wholeSeconds >= (after == null ? DEFAULT_AFTER : after).toSeconds();
        ThresholdOutcome outcome = outcome(tally);
        return due && wasMeasured(tally, outcome) && !outcome.passed();
    }

    /** A latency without a value also counts if hits have ended: too many of them failed. */
    private static boolean wasMeasured(ThresholdTally tally, ThresholdOutcome outcome) {
        return outcome.actual() != null || (tally.threshold().measure() instanceof Measure.Time && tally.ended() > 0);
    }

    private ThresholdOutcome outcome(ThresholdTally tally) {
        return tally.outcome(
                RateWindows.ofFirst(test, wholeSeconds).in(tally.threshold().scope()));
    }

    private Set<String> expectedWorkers() {
        Set<String> workers = test.status().attacks().stream()
                .map(attack -> attack.workerId())
                .collect(Collectors.toCollection(HashSet::new));
        test.status().attacks().stream()
                .filter(attack -> !attack.lost().isEmpty())
                .forEach(attack -> workers.remove(attack.workerId()));
        return workers;
    }
}
