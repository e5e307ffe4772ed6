package io.loadtester.cli.attack;

import io.loadtester.attack.SecondCut;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.result.Verdict;
import io.loadtester.common.schedule.UnpacedPacer;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.threshold.Scope;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.common.threshold.ThresholdOutcome;
import io.loadtester.reporting.metrics.Span;
import io.loadtester.reporting.threshold.Prospect;
import io.loadtester.reporting.threshold.RateSpans;
import io.loadtester.reporting.threshold.ThresholdTally;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an attack of this process must come up to. The engine's thread gives it every second; how it came out is for others
 * once the attack has ended.
 */
final class Gate {

    /** From when on a threshold that can always change is held to what was measured so far, unless it says otherwise. */
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

    /** Takes a second in, and says once why the attack is to be stopped. */
    Optional<String> add(SecondCut cut) {
        cut.intervals().forEach(interval -> tallies.forEach(tally -> tally.add(interval)));
        int seconds = cut.second() + 1;
        for (ThresholdTally tally : tallies) {
            if (aborting == null && tally.threshold().abort() && isLost(tally, seconds)) {
                aborting = tally.threshold();
                return Optional.of(aborting.abortReason() + " "
                        + outcome(tally, RateSpans.ofFirst(spec, seconds)).text());
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
                && !outcome(tally, RateSpans.ofFirst(spec, seconds)).passed();
    }

    /** How many hits it can be about; nothing where that is open. */
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
     * The attack has ended.
     *
     * @param cutShort whether it ended before its end
     */
    void ended(Span span, boolean cutShort, Verdict verdict) {
        believable = verdict.status() != Verdict.Status.INVALID;
        RateSpans spans =
                RateSpans.ofAttack(spec, span.durationNanos(), span.durationNanos() + span.waitNanos(), cutShort);
        outcomes = tallies.stream()
                .map(tally -> {
                    ThresholdOutcome outcome = outcome(tally, spans);
                    return tally.threshold().equals(aborting) ? outcome.asAborted() : outcome;
                })
                .toList();
    }

    private static ThresholdOutcome outcome(ThresholdTally tally, RateSpans spans) {
        return tally.outcome(spans.in(tally.threshold().scope()));
    }

    /** How every threshold came out, in the order in which they were given. */
    List<ThresholdOutcome> outcomes() {
        return outcomes;
    }

    /**
     * What a script should be told. Whether the attack is to be believed comes before what it says of thresholds.
     *
     * @param exitCode as it is without thresholds; what is not 0 stays
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
