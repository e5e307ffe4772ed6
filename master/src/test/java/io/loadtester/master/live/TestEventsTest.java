package io.loadtester.master.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.dispatch.TestEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TestEventsTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void aLossStandsAtTheSecondOfTheLoss() {
        List<TestEvent> events = TestEvents.of(ended(
                new Attack("a", 1, new Share(0.5, 0), 0, "gone", 7_400_000_000L),
                new Attack("b", 1, new Share(0.5, 0.5), 0, ""),
                new Attack("b", 2, Share.WHOLE, 8_900_000_000L, "gone too", 12_000_000_000L)));

        assertThat(events)
                .extracting(TestEvent::kind, TestEvent::second, TestEvent::at)
                .containsExactlyInAnyOrder(
                        tuple("started", 0L, START),
                        tuple("worker_lost", 7L, START.plusMillis(7_400)),
                        tuple("rebalanced", 8L, START.plusMillis(8_900)),
                        tuple("worker_lost", 12L, START.plusSeconds(12)),
                        tuple("ended", 20L, START.plusSeconds(20)));
    }

    @Test
    void countsOneWorkerAsOne() {
        assertThat(startOn(new Attack("a", 1, new Share(1, 0), 0, ""))).isEqualTo("starts on 1 worker");
        assertThat(startOn(
                        new Attack("a", 1, new Share(0.5, 0), 0, ""), new Attack("b", 1, new Share(0.5, 0.5), 0, "")))
                .isEqualTo("starts on 2 workers");
    }

    private static String startOn(Attack... attacks) {
        return TestEvents.of(ended(attacks)).get(0).text();
    }

    /** A test that was stored when the time of a loss was not recorded yet. */
    @Test
    void aLossThatHasNoTimeStandsWhereItsShareBegan() {
        List<TestEvent> events = TestEvents.of(ended(new Attack("a", 2, Share.WHOLE, 3_000_000_000L, "gone")));

        assertThat(events)
                .filteredOn(event -> event.kind().equals("worker_lost"))
                .extracting(TestEvent::second)
                .containsExactly(3L);
    }

    private static LoadTest ended(Attack... attacks) {
        Target target = new Target("t", "GET", URI.create("http://127.0.0.1:1/"), List.of(), Body.EMPTY);
        return new LoadTest(
                UUID.randomUUID(),
                "test",
                new AttackSpec(
                        "", new ConstantPacer(1), Duration.ofSeconds(20), List.of(target), AttackOptions.DEFAULTS),
                2,
                RateDistribution.SHARED,
                List.of(),
                OnWorkerLoss.REBALANCE,
                List.of(),
                "admin",
                START,
                new TestStatus(TestState.PARTIALLY_FAILED, "", START, START.plusSeconds(20), List.of(attacks)),
                List.of());
    }
}
