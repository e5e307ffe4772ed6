package io.loadtester.master.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import io.loadtester.reporting.report.Completeness;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private final Workshop shop = new Workshop();

    @Test
    void completesOnlyWhenAllResultsAreStored() {
        shop.workers("a", "b");
        LoadTest test = shop.submit(2);
        shop.fleet.finished(test.id(), "a");
        shop.fleet.attacking(test.id(), "b");
        shop.audit = Workshop.COMPLETE;
        shop.pass(Duration.ofSeconds(1));
        assertThat(shop.state(test)).as("b is not through").isEqualTo(TestState.RUNNING);

        shop.audit = Workshop.ON_ITS_WAY;
        shop.fleet.finished(test.id(), "b");
        shop.pass(Duration.ofSeconds(30));
        assertThat(shop.state(test)).as("results are on their way").isEqualTo(TestState.RUNNING);
        shop.audit = Workshop.COMPLETE;
        shop.pass(Duration.ofMillis(250));

        assertThat(shop.state(test)).isEqualTo(TestState.COMPLETED);
        assertThat(shop.board.all()).isEmpty();
        assertThat(shop.stored.get(test.id()).status().endedAt()).isNotNull();
    }

    @Test
    void saysWhatIsMissingWhenResultsDoNotArrive() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.fleet.finished(test.id(), "a");

        shop.pass(Settling.SETTLE_WITHIN.plusSeconds(1));

        assertThat(shop.state(test)).isEqualTo(TestState.PARTIALLY_FAILED);
        assertThat(shop.reason(test)).isEqualTo("results are missing: something");
    }

    @Test
    void waitsForTheLastResultsAsLongAsMoreAreStored() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.fleet.finished(test.id(), "a");

        for (int hits = 1; hits <= 5; hits++) {
            shop.audit = new Completeness(List.of("something"), 1, List.of(), 1, hits);
            shop.pass(Settling.SETTLE_WITHIN.minusSeconds(1));
        }
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        shop.audit = Workshop.COMPLETE;
        shop.conductor.tick();

        assertThat(shop.state(test)).isEqualTo(TestState.COMPLETED);
    }

    @Test
    void waitsForTheLastResultsAsLongAsTheDatabaseIsAway() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.databaseIsAway = true;
        shop.fleet.finished(test.id(), "a");

        shop.pass(Settling.SETTLE_WITHIN.multipliedBy(3));
        shop.databaseIsAway = false;
        shop.pass(Settling.SETTLE_WITHIN.minusSeconds(1));
        assertThat(shop.state(test)).as("the database is back").isEqualTo(TestState.RUNNING);
        shop.pass(Duration.ofSeconds(2));

        assertThat(shop.state(test)).isEqualTo(TestState.PARTIALLY_FAILED);
    }

    @Test
    void waitsForTheLastResultsAfterALookThatHadToWaitForTheDatabase() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.fleet.finished(test.id(), "a");
        shop.looksHang = true;
        shop.pass(Settling.SETTLE_WITHIN.multipliedBy(3));

        shop.looksHang = false;
        shop.unanswered.get(0).complete(shop.audit);
        shop.pass(Duration.ofSeconds(5));
        assertThat(shop.state(test)).as("the database has been away").isEqualTo(TestState.RUNNING);
        shop.audit = Workshop.COMPLETE;
        shop.conductor.tick();

        assertThat(shop.state(test)).isEqualTo(TestState.COMPLETED);
    }

    @Test
    void waitsForTheLastResultsAsLongAsAWorkerHoldsThem() {
        shop.workers("a", "b");
        LoadTest test = shop.submit(2);
        shop.fleet.holds(test.id(), 40, "a", "b");

        shop.pass(Settling.SETTLE_WITHIN.multipliedBy(3));
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        assertThat(shop.reason(test))
                .isEqualTo("all hits have ended; waits for Kafka to take 80 results from 2 workers");
        shop.fleet.holds(test.id(), 1, "a");
        shop.fleet.holds(test.id(), 0, "b");
        shop.conductor.tick();
        assertThat(shop.reason(test)).isEqualTo("all hits have ended; waits for Kafka to take 1 result from 1 worker");
        shop.audit = Workshop.COMPLETE;
        shop.conductor.tick();

        assertThat(shop.state(test)).isEqualTo(TestState.COMPLETED);
        assertThat(shop.reason(test)).isEmpty();
    }

    @Test
    void givesUpAMinuteAfterNoWorkerHoldsResults() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.fleet.holds(test.id(), 40, "a");
        shop.pass(Settling.SETTLE_WITHIN.multipliedBy(2));

        shop.fleet.holds(test.id(), 0, "a");
        shop.pass(Settling.SETTLE_WITHIN.minusSeconds(1));
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        assertThat(shop.reason(test)).isEqualTo("all hits have ended; waits for results on their way: something");
        shop.pass(Duration.ofSeconds(2));

        assertThat(shop.state(test)).isEqualTo(TestState.PARTIALLY_FAILED);
    }

    @Test
    void givesUpAMinuteAfterTheWorkerThatHoldsResultsIsGone() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.fleet.holds(test.id(), 40, "a");
        shop.pass(Settling.SETTLE_WITHIN.multipliedBy(2));

        shop.fleet.lose("a");
        shop.pass(Settling.SETTLE_WITHIN.plusSeconds(1));

        assertThat(shop.state(test)).isEqualTo(TestState.PARTIALLY_FAILED);
    }

    @Test
    void takesWhatAWorkerHoldsOfAnotherTestForNoneOfThisOne() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.fleet.finished(test.id(), "a");

        for (int second = 0; second <= Settling.SETTLE_WITHIN.toSeconds(); second++) {
            shop.fleet.holds(UUID.randomUUID(), 40, "a");
            shop.pass(Duration.ofSeconds(1));
        }

        assertThat(shop.state(test)).isEqualTo(TestState.PARTIALLY_FAILED);
    }

    @Test
    void saysNothingOfResultsThatComeSoon() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.fleet.holds(test.id(), 40, "a");

        shop.pass(Settling.SAY_AFTER.minusSeconds(1));

        assertThat(shop.reason(test)).isEmpty();
    }

    @Test
    void saysThatTheDatabaseIsWaitedFor() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.databaseIsAway = true;
        shop.fleet.finished(test.id(), "a");

        shop.pass(Settling.SAY_AFTER);

        assertThat(shop.reason(test)).isEqualTo("all hits have ended; waits for the database, which does not answer");
    }

    @Test
    void saysThatTheDatabaseIsWaitedForWhenALookHangs() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.looksHang = true;
        shop.fleet.finished(test.id(), "a");

        shop.pass(Settling.LOOK_WITHIN);

        assertThat(shop.reason(test)).isEqualTo("all hits have ended; waits for the database, which does not answer");
    }

    @Test
    void waitsNoLongerForResultsWhenAUserStopsTheTest() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.fleet.holds(test.id(), 40, "a");
        shop.pass(Settling.SETTLE_WITHIN.multipliedBy(2));

        shop.conductor.stop(test.id(), "stopped by admin");
        shop.conductor.tick();

        assertThat(shop.state(test)).isEqualTo(TestState.STOPPED);
        assertThat(shop.reason(test)).isEqualTo("stopped by admin");
    }

    @Test
    void waitsForTheResultsOfAStoppedTestUntilItIsStoppedAgain() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.fleet.attacking(test.id(), "a");
        shop.conductor.stop(test.id(), "stopped by admin");
        shop.fleet.holds(test.id(), 40, "a");

        shop.pass(Settling.SETTLE_WITHIN.multipliedBy(2));
        assertThat(shop.state(test)).isEqualTo(TestState.STOPPING);
        assertThat(shop.reason(test))
                .isEqualTo("stopped by admin; all hits have ended; waits for Kafka to take 40 results from 1 worker");
        shop.conductor.stop(test.id(), "stopped by another");
        shop.conductor.tick();

        assertThat(shop.state(test)).isEqualTo(TestState.STOPPED);
        assertThat(shop.reason(test)).isEqualTo("stopped by admin");
    }

    @Test
    void goesOnWaitingWhenAThresholdFailsInTheLastResults() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.fleet.holds(test.id(), 40, "a");
        shop.pass(Settling.SETTLE_WITHIN);

        shop.conductor.abort(test.id(), "threshold failed");
        shop.conductor.tick();
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        shop.audit = Workshop.COMPLETE;
        shop.conductor.tick();

        assertThat(shop.state(test)).isEqualTo(TestState.COMPLETED);
    }

    @Test
    void movesItsDeadlineOnWhenMoreIsStored() {
        shop.audit = new Completeness(List.of("something"), 1, List.of(), 1, 1);
        Execution execution = settling();

        shop.clock.advance(Settling.SETTLE_WITHIN);
        shop.audit = new Completeness(List.of("something"), 1, List.of(), 1, 2);
        execution.on(ExecutionStage::tick);
        shop.clock.advance(Settling.SETTLE_WITHIN.minusMillis(1));
        execution.on(ExecutionStage::tick);
        assertThat(execution.stage()).isInstanceOf(Settling.class);
        shop.clock.advance(Duration.ofMillis(1));
        execution.on(ExecutionStage::tick);

        assertThat(execution.test().status().state()).isEqualTo(TestState.PARTIALLY_FAILED);
        assertThat(shop.ended).containsExactly(execution);
    }

    @Test
    void aUserEndsTheWaitOnlyOfATestThatSaysThatItWaits() {
        Execution execution = settling();

        execution.on(stage -> stage.stop("stopped by admin"));
        execution.on(ExecutionStage::tick);
        assertThat(execution.stage()).isInstanceOf(Settling.class);
        shop.clock.advance(Settling.SAY_AFTER);
        execution.on(ExecutionStage::tick);
        execution.on(stage -> stage.stop("stopped by another"));
        execution.on(ExecutionStage::tick);

        assertThat(shop.ended).containsExactly(execution);
        assertThat(execution.test().status().reason()).isEqualTo("stopped by admin");
    }

    private Execution settling() {
        LoadTest test = shop.test(1, RateDistribution.SHARED, OnWorkerLoss.REBALANCE);
        return shop.execution(test, over -> new Settling(over, null), "a");
    }
}
