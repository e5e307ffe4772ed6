package io.loadtester.master.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Completions;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.TestOutcome;
import io.loadtester.common.result.Verdict;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.common.threshold.ThresholdOutcome;
import io.loadtester.master.HandMade;
import io.loadtester.reporting.report.OutcomeRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeRulesTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final ThresholdOutcome FAST = outcome("p99(response) < 1s", true, "was 2ms", false);
    private static final ThresholdOutcome SLOW = outcome("p99(response) < 1ms", false, "was 2ms", false);
    private static final ThresholdOutcome LOST = outcome("failures < 1%", false, "was 2 of 9 hits", true);

    @Test
    void passesWhenEveryThresholdDid() {
        assertThat(said(TestState.COMPLETED, "", hits(40, 40), valid(), List.of(FAST)))
                .isEqualTo("passed: Its threshold passed; 100 % of 40 hits succeeded.");
        assertThat(said(TestState.COMPLETED, "", hits(30_000, 29_999), valid(), List.of(FAST, FAST)))
                .isEqualTo("passed: All 2 thresholds passed; 99.99 % of 30,000 hits succeeded.");
    }

    @Test
    void failsWithTheThresholdThatDid() {
        assertThat(said(TestState.COMPLETED, "", hits(40, 40), valid(), List.of(FAST, SLOW)))
                .isEqualTo("failed: 1 of 2 thresholds failed: p99(response) < 1ms, was 2ms.");
        assertThat(said(TestState.STOPPED, "aborted by its threshold", hits(40, 40), valid(), List.of(LOST)))
                .isEqualTo("failed: Its threshold failed: failures < 1%, was 2 of 9 hits.");
    }

    /** A target that refuses, fails or never answers must not pass for being fast. */
    @Test
    void failsWhenNothingSucceeded() {
        for (FailureKind kind : List.of(FailureKind.CONNECT_REFUSED, FailureKind.STATUS, FailureKind.TIMEOUT)) {
            HitCounts none = new HitCounts(
                    new Ledger(40, 40, 0, 0, 40), 0, new Completions(0, 40), Map.of(), Map.of(kind, 40L), 0, 0, 0);

            assertThat(said(TestState.COMPLETED, "", none, valid(), List.of(FAST)))
                    .isEqualTo("failed: None of 40 hits succeeded (" + kind.word() + " 40).");
        }
    }

    @Test
    void asksForNothingWithoutThresholds() {
        assertThat(said(TestState.COMPLETED, "", hits(1, 1), valid(), List.of()))
                .isEqualTo("no_thresholds: No thresholds were set; 100 % of 1 hit succeeded.");
    }

    @Test
    void isNotTrustworthyWhenTheGeneratorWasLateOrResultsAreMissing() {
        assertThat(said(TestState.COMPLETED, "", hits(40, 40), invalid(), List.of(FAST)))
                .isEqualTo("not_trustworthy: The load generator could not be trusted: loops lagged.");
        assertThat(said(TestState.STOPPED, "aborted by its threshold", hits(40, 40), invalid(), List.of(LOST)))
                .startsWith("not_trustworthy: ");
        assertThat(said(TestState.PARTIALLY_FAILED, "w was lost", hits(40, 40), valid(), List.of(FAST)))
                .isEqualTo("not_trustworthy: Results are incomplete: w was lost.");
        assertThat(of(TestState.COMPLETED, "", hits(40, 40), valid(), List.of("two intervals"), List.of(SLOW)))
                .isEqualTo("not_trustworthy: Results are incomplete: two intervals.");
    }

    @Test
    void saysWhoStoppedIt() {
        assertThat(said(TestState.STOPPED, "stopped by admin", hits(40, 40), valid(), List.of(SLOW)))
                .isEqualTo("stopped: Stopped by admin.");
        assertThat(said(TestState.STOPPED, "stopped by admin", HitCounts.ZERO, valid(), List.of()))
                .isEqualTo("stopped: Before its first hit: stopped by admin.");
    }

    @Test
    void saysWhyItNeverRan() {
        assertThat(said(TestState.FAILED, "no worker took it", HitCounts.ZERO, valid(), List.of(FAST)))
                .isEqualTo("failed: No hit was due: no worker took it.");
    }

    private static String said(
            TestState state, String reason, HitCounts counts, Verdict verdict, List<ThresholdOutcome> thresholds) {
        return of(state, reason, counts, verdict, List.of(), thresholds);
    }

    private static String of(
            TestState state,
            String reason,
            HitCounts counts,
            Verdict verdict,
            List<String> missing,
            List<ThresholdOutcome> thresholds) {
        LoadTest test = HandMade.endedTest(20, START, 2, List.of())
                .withStatus(new TestStatus(state, reason, START, START.plusSeconds(2), List.of()));
        TestOutcome outcome = OutcomeRules.of(test, new OutcomeRules.Facts(counts, verdict, missing, thresholds));
        return outcome.kind().word() + ": " + outcome.sentence();
    }

    private static HitCounts hits(long scheduled, long succeeded) {
        return new HitCounts(
                new Ledger(scheduled, scheduled, 0, succeeded, scheduled - succeeded),
                succeeded,
                new Completions(succeeded, scheduled - succeeded),
                Map.of(200, succeeded),
                Map.of(FailureKind.RESET, scheduled - succeeded),
                0,
                0,
                0);
    }

    private static Verdict valid() {
        return new Verdict(Verdict.Status.VALID, List.of(), 40, 0, 0, 2, 0, 0);
    }

    private static Verdict invalid() {
        return new Verdict(Verdict.Status.INVALID, List.of("loops lagged"), 40, 40, 0, 2, 2, 0);
    }

    private static ThresholdOutcome outcome(String expression, boolean passed, String text, boolean aborted) {
        return new ThresholdOutcome(expression, passed, 1.0, text, aborted);
    }
}
