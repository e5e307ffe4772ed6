package io.loadtester.reporting.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.LinearPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.UnpacedPacer;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.common.threshold.Scope;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RateWindowsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pacer HUNDRED = new ConstantPacer(100);

    @Test
    void aTestThatKeptItsScheduleLastsAsLongAsPlanned() {
        RateWindow window = ended(HUNDRED, TestState.COMPLETED, 9.99, 10.2).in(Scope.ALL);

        assertThat(window).isEqualTo(new RateWindow(10, 10.2, 100.0));
    }

    @Test
    void hitsThatWereSentLateMakeItLonger() {
        RateWindow window = ended(HUNDRED, TestState.COMPLETED, 12.5, 13).in(Scope.ALL);

        assertThat(window).isEqualTo(new RateWindow(12.5, 13, 100.0));
    }

    @Test
    void aStoppedTestEndsWithItsLastHit() {
        RateWindow window = ended(HUNDRED, TestState.STOPPED, 4, 4.5).in(Scope.ALL);

        assertThat(window).isEqualTo(new RateWindow(4, 4.5, 100.0));
    }

    @Test
    void aWindowIsAsLongAsItIs() {
        RateWindows windows = ended(HUNDRED, TestState.COMPLETED, 12.5, 13);

        assertThat(windows.in(new Scope(null, 2, 6))).isEqualTo(new RateWindow(4, 4, 100.0));
        assertThat(windows.in(new Scope(null, 6, 60))).isEqualTo(new RateWindow(4, 4, 100.0));
        assertThat(windows.in(new Scope(null, 30, 60)).plannedPerSecond()).isNull();
    }

    @Test
    void whatIsPlannedIsWhatThePacerSaysOfThatTime() {
        RateWindows windows = ended(new LinearPacer(10, 2), TestState.COMPLETED, 10, 10);

        assertThat(windows.in(new Scope(null, 4, 6)).plannedPerSecond()).isEqualTo(20.0);
        assertThat(ended(new UnpacedPacer(), TestState.COMPLETED, 10, 10)
                        .in(Scope.ALL)
                        .plannedPerSecond())
                .isNull();
    }

    @Test
    void aRunningTestHasLastedUntilNow() {
        LoadTest test = test(HUNDRED, new TestStatus(TestState.RUNNING, "", START, null, List.of()));

        RateWindow window =
                RateWindows.of(test, List.of(), START.plusSeconds(3)).in(Scope.ALL);

        assertThat(window).isEqualTo(new RateWindow(3, 3, 100.0));
    }

    private static RateWindows ended(Pacer pacer, TestState state, double sentSeconds, double doneSeconds) {
        TestStatus status = new TestStatus(state, "", START, START.plusSeconds(20), List.of());
        Manifest manifest = new Manifest(
                UUID.randomUUID(),
                "w",
                1,
                0,
                0,
                Ledger.ZERO,
                unixNanos(0),
                unixNanos(sentSeconds),
                unixNanos(doneSeconds),
                0,
                0,
                "");
        return RateWindows.of(test(pacer, status), List.of(manifest), START.plusSeconds(99));
    }

    private static long unixNanos(double seconds) {
        return START.getEpochSecond() * 1_000_000_000L + Math.round(seconds * 1e9);
    }

    private static LoadTest test(Pacer pacer, TestStatus status) {
        Target target = new Target("a", "GET", URI.create("http://127.0.0.1:1/"), List.of(), Body.EMPTY);
        return new LoadTest(
                UUID.randomUUID(),
                "t",
                new AttackSpec("t", pacer, Duration.ofSeconds(10), List.of(target), AttackOptions.DEFAULTS),
                1,
                RateDistribution.SHARED,
                List.of(),
                OnWorkerLoss.REBALANCE,
                List.of(),
                "admin",
                START,
                status,
                List.of());
    }
}
