package io.loadtester.master.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Ledger;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import io.loadtester.wire.fleet.AttackProgress;
import io.loadtester.wire.fleet.NewShare;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows while workers attack. */
class RunningTest {

    private final Workshop shop = new Workshop();

    @Test
    void settlesWhenTheLastAttackHasEnded() {
        Execution execution = running(OnWorkerLoss.REBALANCE, "a", "b");
        ExecutionStage running = execution.stage();

        finish(execution, "a");
        assertThat(execution.stage()).isSameAs(running);
        finish(execution, "b");

        assertThat(execution.stage()).isInstanceOf(Settling.class);
    }

    @Test
    void hasNoDeadline() {
        Execution execution = running(OnWorkerLoss.REBALANCE, "a");
        ExecutionStage running = execution.stage();

        shop.clock.advance(Duration.ofDays(2));
        execution.on(ExecutionStage::tick);

        assertThat(execution.stage()).isSameAs(running);
    }

    @Test
    void isStoppedByAUser() {
        Execution execution = running(OnWorkerLoss.REBALANCE, "a");

        execution.on(stage -> stage.stop("stopped by admin"));

        assertThat(execution.stage()).isInstanceOf(Stopping.class);
        assertThat(execution.test().status().state()).isEqualTo(TestState.STOPPING);
        assertThat(execution.test().status().reason()).isEqualTo("stopped by admin");
    }

    @Test
    void beginsAnEpochWhenItLosesAWorker() {
        Execution execution = running(OnWorkerLoss.REBALANCE, "a", "b");
        ExecutionStage running = execution.stage();

        lose(execution, "b");
        shop.clock.advance(Losses.GATHERED_FOR);
        Losses.rebalanceWhenDue(execution);

        assertThat(execution.stage()).isSameAs(running);
        assertThat(execution.epoch()).isEqualTo(2);
        assertThat(shop.newShares).containsOnlyKeys("a");
    }

    @Test
    void stopsWhenItLosesAWorkerAndShallAbort() {
        Execution execution = running(OnWorkerLoss.ABORT, "a", "b");

        lose(execution, "b");

        assertThat(execution.stage()).isInstanceOf(Stopping.class);
        assertThat(execution.test().status().reason()).isEqualTo("worker b was lost: gone");
    }

    @Test
    void settlesWhenItLosesItsLastWorker() {
        shop.looksHang = true;
        Execution execution = running(OnWorkerLoss.REBALANCE, "a");

        lose(execution, "a");

        assertThat(execution.stage()).isInstanceOf(Settling.class);
        assertThat(shop.newShares).isEmpty();
    }

    @Test
    void takesWorkersThatDoNotComeBackInTimeForLost() {
        Execution execution = running(OnWorkerLoss.CONTINUE, "a", "b");
        execution.attacks().awaitAll(shop.context.deadline(Duration.ofSeconds(10)));
        execution.on(stage -> stage.reported(execution.attacks().of("a").orElseThrow(), null));

        shop.clock.advance(Duration.ofMillis(9_999));
        execution.on(ExecutionStage::tick);
        assertThat(execution.attacks().notLost()).containsExactlyInAnyOrder("a", "b");
        shop.clock.advance(Duration.ofMillis(1));
        execution.on(ExecutionStage::tick);

        assertThat(execution.attacks().notLost()).containsExactly("a");
        assertThat(execution.stage()).isInstanceOf(Running.class);
    }

    @Test
    void settlesWithWhatIsStoredWhenNoWorkerComesBack() {
        shop.audit = Workshop.NOTHING;
        Execution execution = running(OnWorkerLoss.CONTINUE, "a", "b");
        execution.attacks().awaitAll(shop.context.deadline(Duration.ofSeconds(10)));

        shop.clock.advance(Duration.ofSeconds(10));
        execution.on(ExecutionStage::tick);

        assertThat(shop.ended).containsExactly(execution);
        assertThat(execution.test().status().state()).isEqualTo(TestState.STOPPED);
        assertThat(execution.test().status().reason()).startsWith("none of its workers came back");
    }

    /** An hour forward would be after the end of the test, an hour back before its start. */
    @Test
    void doesNotMoveWhenTheWallClockIsSet() {
        for (Duration by : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
            Workshop other = new Workshop();
            LoadTest test = other.test(2, RateDistribution.SHARED, OnWorkerLoss.REBALANCE);
            Execution execution = other.execution(test, Running::new, "a", "b");
            other.clock.advance(Assigning.START_AHEAD.plusSeconds(3));

            other.clock.setWallClock(by);
            execution.on(stage -> stage.lost(List.of(execution.attacks().of("b").orElseThrow()), "gone"));
            other.clock.advance(Losses.GATHERED_FOR);
            Losses.rebalanceWhenDue(execution);

            assertThat(execution.test().status().attacks().get(1).lostNanos()).isEqualTo(3_000_000_000L);
            assertThat(other.newShares.values())
                    .extracting(NewShare::cutOverNanos)
                    .containsExactly(4_900_000_000L);
        }
    }

    private Execution running(OnWorkerLoss policy, String... workers) {
        LoadTest test = shop.test(workers.length, RateDistribution.SHARED, policy);
        return shop.execution(test, Running::begin, workers);
    }

    private static void finish(Execution execution, String worker) {
        AttackProgress end = new AttackProgress(execution.test().id(), 1, Ledger.ZERO, true, "", 0);
        execution.on(stage -> stage.reported(execution.attacks().of(worker).orElseThrow(), end));
    }

    private static void lose(Execution execution, String worker) {
        execution.on(stage -> stage.lost(List.of(execution.attacks().of(worker).orElseThrow()), "gone"));
    }
}
