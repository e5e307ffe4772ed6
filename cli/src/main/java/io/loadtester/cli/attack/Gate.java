package io.loadtester.cli.attack;

import io.loadtester.attack.SecondCut;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.result.Verdict;
import io.loadtester.common.schedule.UnpacedPacer;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.threshold.Scope;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.common.threshold.ThresholdOutcome;
import io.loadtester.reporting.metrics.TimeRange;
import io.loadtester.reporting.threshold.Prospect;
import io.loadtester.reporting.threshold.RateWindows;
import io.loadtester.reporting.threshold.ThresholdTally;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Checks an attack of this process against its thresholds. The engine's thread adds every second; other threads may
 * read the outcomes once the attack has ended.
 */
final class Gate {

    /**
     * When to start judging a threshold by the results so far, if it can never be lost early and has no {@code abort
     * after}.
     */
    private static final Duration DEFAULT_AFTER = Duration.ofSeconds(10);

    private static final double NANOS_PER_SECOND = 1e9;

    private final AttackSpec spec;
    private final List<ThresholdTally> tallies;
    private List<ThresholdOutcome> outcomes = List.of();
    private @Nullable Threshold aborting;
    private boolean believable = true;

    Gate(AttackSpec spec, List<Threshold> thresholds) {
        this.spec = spec;
        this.tallies = thresholds.stream().map(ThresholdTally::new).toList();
    }

    /** Adds a second. Returns the reason when an aborting threshold is lost, once. */
    Optional<String> add(SecondCut cut) {
        cut.intervals().forEach(interval -> tallies.forEach(tally -> tally.add(interval)));
        int seconds = cut.second() + 1;
        for (ThresholdTally tally : tallies) {
            if (aborting == null && tally.threshold().abort() && isLost(tally, seconds)) {
                aborting = tally.threshold();
                return Optional.of(aborting.abortReason() + " "
                        + outcome(tally, RateWindows.ofFirst(spec, seconds)).text());
            }
        }
        return Optional.empty();
    }

    private boolean isLost(ThresholdTally tally, int seconds) {
        Threshold threshold = tally.threshold();
        OptionalLong most = mostHits(threshold.scope());
        boolean canTell = most.isPresent() && Prospect.canTell(threshold);
        if (canTell && Prospect.isLost(tally, most.getAsLong())) {
            return true;
        }
        Duration after = threshold.abortAfter();
        if (after == null && canTell) {
            return false;
        }
        return seconds >= (after == null ? DEFAULT_AFTER : after).toSeconds()
                && tally.ended() > 0
                && !outcome(tally, RateWindows.ofFirst(spec, seconds)).passed();
    }

    /** Upper bound of the hits in the scope; empty for attacks without a known number of hits. */
    private OptionalLong mostHits(Scope scope) {
        double end = spec.extent().endNanos();
        if (spec.pacer() instanceof UnpacedPacer || end >= RateFlags.FOR_EVER.toNanos()) {
            return OptionalLong.empty();
        }
        double from = Math.min(end, scope.fromSecond() * NANOS_PER_SECOND);
        double to = Math.min(end, scope.toSecond() * NANOS_PER_SECOND);
        double hits = spec.extent().pacer().hitsBy(to) - spec.extent().pacer().hitsBy(from);
        return OptionalLong.of((long) Math.ceil(hits) + 1);
    }

    /**
     * Computes the outcomes at the end of the attack.
     *
     * @param cutShort whether the attack ended early
     */
    void ended(TimeRange range, boolean cutShort, Verdict verdict) {
        believable = verdict.status() != Verdict.Status.INVALID;
        RateWindows windows =
                RateWindows.ofAttack(spec, range.durationNanos(), range.durationNanos() + range.waitNanos(), cutShort);
        outcomes = tallies.stream()
                .map(tally -> {
                    ThresholdOutcome outcome = outcome(tally, windows);
                    return tally.threshold().equals(aborting) ? outcome.asAborted() : outcome;
                })
                .toList();
    }

    private static ThresholdOutcome outcome(ThresholdTally tally, RateWindows windows) {
        return tally.outcome(windows.in(tally.threshold().scope()));
    }

    /** The outcome of every threshold, in the order given. */
    List<ThresholdOutcome> outcomes() {
        return outcomes;
    }

    /**
     * The exit code with thresholds considered. An untrustworthy attack takes precedence over a failed threshold.
     *
     * @param exitCode without thresholds; kept if it is not 0
     */
    int exitCode(int exitCode) {
        if (outcomes.isEmpty() || exitCode != ExitCode.OK) {
            return exitCode;
        }
        if (!believable) {
            return ExitCode.DOUBTFUL;
        }
        return outcomes.stream().allMatch(ThresholdOutcome::passed) ? ExitCode.OK : ExitCode.THRESHOLD;
    }
}
