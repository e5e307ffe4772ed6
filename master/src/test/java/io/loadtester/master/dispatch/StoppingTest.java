package io.loadtester.master.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows while workers are told to stop. */
class StoppingTest {

    private final Workshop shop = new Workshop();

    @Test
    void givesUpAtItsDeadline() {
        Execution execution = stopping(Stop.onRequest("stopped by admin"), "a");
        ExecutionStage stopping = execution.stage();

        shop.clock.advance(Stopping.STOP_WITHIN.minusMillis(1));
        execution.on(ExecutionStage::tick);
        assertThat(execution.stage()).isSameAs(stopping);
        shop.clock.advance(Duration.ofMillis(1));
        execution.on(ExecutionStage::tick);

        assertThat(execution.stage()).isInstanceOf(Settling.class);
    }

    @Test
    void tellsWorkersEveryTwoSecondsUntilTheyHaveStopped() {
        LoadTest test = shop.test(1, RateDistribution.SHARED, OnWorkerLoss.REBALANCE);
        Execution execution =
                shop.execution(test, planned -> new Assigning(planned, new WorkerBackoff(shop.clock)), "a");
        execution.on(stage -> stage.stop("stopped by admin"));

        assertThat(shop.stopped).containsExactly("a");
        for (int quarter = 0; quarter < 16; quarter++) {
            shop.clock.advance(Duration.ofMillis(250));
            execution.on(ExecutionStage::tick);
        }

        assertThat(shop.stopped).containsExactly("a", "a", "a");
    }

    /** The master was restarted while it stopped the test. */
    @Test
    void countsItsDeadlineFromWhenNoWorkerIsAwaited() {
        LoadTest test = shop.test(2, RateDistribution.SHARED, OnWorkerLoss.REBALANCE);
        Execution execution = shop.execution(
                test,
                adopted -> {
                    adopted.attacks().awaitAll(shop.context.deadline(shop.roster.comeWithin()));
                    return new Stopping(adopted, Stop.onRequest("stopped by admin"));
                },
                "a",
                "b");

        shop.clock.advance(shop.roster.comeWithin().minusSeconds(5));
        execution.on(stage -> stage.reported(execution.attacks().of("a").orElseThrow(), null));
        shop.clock.advance(Duration.ofSeconds(5));
        execution.on(ExecutionStage::tick);
        assertThat(execution.attacks().notLost()).as("b did not come back").containsExactly("a");
        execution.on(ExecutionStage::tick);
        shop.clock.advance(Stopping.STOP_WITHIN.minusMillis(1));
        execution.on(ExecutionStage::tick);
        assertThat(execution.stage()).isInstanceOf(Stopping.class);
        shop.clock.advance(Duration.ofMillis(1));
        execution.on(ExecutionStage::tick);

        assertThat(execution.stage()).isInstanceOf(Settling.class);
    }

    @Test
    void settlesWhenTheLastWorkerIsLost() {
        Execution execution = stopping(Stop.onRequest("stopped by admin"), "a", "b");

        lose(execution, "a");
        assertThat(execution.stage()).isInstanceOf(Stopping.class);
        shop.looksHang = true;
        lose(execution, "b");

        assertThat(execution.stage()).isInstanceOf(Settling.class);
        assertThat(shop.newShares).as("nobody takes over").isEmpty();
    }

    @Test
    void aUserOverrulesTheLossOfAWorkerAndNoOtherUser() {
        Execution execution = stopping(Stop.afterLoss("worker b was lost: gone"), "a");
        ExecutionStage first = execution.stage();

        execution.on(stage -> stage.stop("stopped by admin"));
        ExecutionStage second = execution.stage();
        execution.on(stage -> stage.stop("stopped by another"));

        assertThat(second).isInstanceOf(Stopping.class).isNotSameAs(first);
        assertThat(execution.stage()).isSameAs(second);
        assertThat(execution.test().status().reason()).isEqualTo("stopped by admin");
        shop.audit = Workshop.COMPLETE;
        shop.clock.advance(Stopping.STOP_WITHIN);
        execution.on(ExecutionStage::tick);
        assertThat(execution.test().status().state()).isEqualTo(TestState.STOPPED);
    }

    private Execution stopping(Stop stop, String... workers) {
        LoadTest test = shop.test(workers.length, RateDistribution.SHARED, OnWorkerLoss.REBALANCE);
        return shop.execution(test, running -> Stopping.begin(running, stop), workers);
    }

    private static void lose(Execution execution, String worker) {
        execution.on(stage -> stage.lost(List.of(execution.attacks().of(worker).orElseThrow()), "gone"));
    }
}
