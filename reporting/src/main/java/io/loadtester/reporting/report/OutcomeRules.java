package io.loadtester.reporting.report;

import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Plural;
import io.loadtester.common.result.TestOutcome;
import io.loadtester.common.result.TestOutcome.Kind;
import io.loadtester.common.result.Verdict;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.threshold.ThresholdOutcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides the outcome of a test that has ended. The first of these that applies decides: it never ran, it was stopped,
 * nothing succeeded, its measurement cannot be trusted, a threshold failed.
 */
public final class OutcomeRules {

    /**
     * The facts about a whole test.
     *
     * @param missing which results are missing, in words
     */
    public record Facts(HitCounts counts, Verdict verdict, List<String> missing, List<ThresholdOutcome> thresholds) {}

    private OutcomeRules() {}

    public static TestOutcome of(LoadTest test, Facts facts) {
        TestState state = test.status().state();
        String reason = test.status().reason();
        long scheduled = facts.counts().ledger().scheduled();
        List<ThresholdOutcome> failed =
                facts.thresholds().stream().filter(each -> !each.passed()).toList();
        if (scheduled == 0 && facts.missing().isEmpty()) {
            return neverRan(state, reason);
        }
        boolean aborted = failed.stream().anyMatch(ThresholdOutcome::aborted);
        if (state == TestState.STOPPED && !aborted) {
            return new TestOutcome(Kind.STOPPED, sentence(reason));
        }
        if (state == TestState.FAILED) {
            return new TestOutcome(Kind.FAILED, sentence(reason));
        }
        if (facts.counts().succeeded() == 0 && facts.counts().failed() > 0) {
            return new TestOutcome(Kind.FAILED, sentence(nothingSucceeded(facts.counts())));
        }
        if (!facts.missing().isEmpty() || state == TestState.PARTIALLY_FAILED) {
            String what = facts.missing().isEmpty() ? reason : String.join("; ", facts.missing());
            return new TestOutcome(Kind.NOT_TRUSTWORTHY, sentence("results are incomplete: " + what));
        }
        if (facts.verdict().status() == Verdict.Status.INVALID) {
            return new TestOutcome(
                    Kind.NOT_TRUSTWORTHY,
                    sentence("the load generator could not be trusted: "
                            + facts.verdict().reason()));
        }
        if (facts.thresholds().isEmpty()) {
            return new TestOutcome(Kind.NO_THRESHOLDS, sentence("no thresholds were set; " + share(facts.counts())));
        }
        return failed.isEmpty()
                ? new TestOutcome(
                        Kind.PASSED, sentence(passed(facts.thresholds().size()) + share(facts.counts())))
                : new TestOutcome(
                        Kind.FAILED, sentence(failed(failed, facts.thresholds().size())));
    }

    private static TestOutcome neverRan(TestState state, String reason) {
        if (state == TestState.STOPPED) {
            return new TestOutcome(Kind.STOPPED, sentence("before its first hit: " + reason));
        }
        return new TestOutcome(Kind.FAILED, sentence("no hit was due" + (reason.isEmpty() ? "" : ": " + reason)));
    }

    private static String nothingSucceeded(HitCounts counts) {
        Map<String, Long> kinds = new TreeMap<>();
        counts.failures().forEach((kind, hits) -> kinds.put(kind.word(), hits));
        return "none of " + Plural.of(counts.ledger().scheduled(), "hit") + " succeeded"
                + kinds.entrySet().stream()
                        .map(kind -> String.format(Locale.ROOT, "%s %,d", kind.getKey(), kind.getValue()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String passed(int thresholds) {
        return thresholds == 1 ? "its threshold passed; " : "all " + thresholds + " thresholds passed; ";
    }

    private static String failed(List<ThresholdOutcome> failed, int thresholds) {
        String how = thresholds == 1 ? "its threshold" : failed.size() + " of " + thresholds + " thresholds";
        return how + " failed: "
                + failed.stream()
                        .map(threshold -> threshold.expression() + ", " + threshold.text())
                        .collect(Collectors.joining("; "));
    }

    /** Rounds down, so that 100 % means all of them. */
    private static String share(HitCounts counts) {
        long scheduled = counts.ledger().scheduled();
        double percent = Math.floor(10_000.0 * counts.succeeded() / scheduled) / 100;
        return String.format(Locale.ROOT, "%s %% of %s succeeded", trimmed(percent), Plural.of(scheduled, "hit"));
    }

    private static String trimmed(double percent) {
        return percent == Math.rint(percent)
                ? String.format(Locale.ROOT, "%.0f", percent)
                : String.format(Locale.ROOT, "%.2f", percent);
    }

    private static String sentence(String text) {
        String stripped = text.strip();
        String begun =
                stripped.isEmpty() ? "" : stripped.substring(0, 1).toUpperCase(Locale.ROOT) + stripped.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
