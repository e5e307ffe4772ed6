package io.loadtester.master.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import io.loadtester.reporting.report.Completeness;
import io.loadtester.wire.fleet.WorkerProbe.Refused;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of running tests whose workers end their attacks early, in good order, and leave. */
class DrainedTest {

    private static final Completeness COMPLETE =
            new Completeness(List.of(), 0, List.of("b: the worker was shut down"), 2, 100);

    private final Workshop shop = new Workshop();

    @Test
    void movesTheShareAsSoonAsTheWorkerSaysSo() {
        LoadTest test = attacking(OnWorkerLoss.REBALANCE);

        shop.fleet.draining(test.id(), false, "b");
        shop.gather();

        assertThat(shop.newShares).containsOnlyKeys("a");
        assertThat(shop.events).containsExactly("started", "worker_drained", "rebalanced");
        assertThat(shop.eventTexts.get(1)).isEqualTo("worker b was drained: the worker was shut down");
        assertThat(shop.now(test).status().attacks())
                .filteredOn(attack -> attack.workerId().equals("b"))
                .singleElement()
                .satisfies(attack -> {
                    assertThat(attack.drained()).isTrue();
                    assertThat(attack.lostNanos()).isEqualTo(1_000_000_000L);
                });
    }

    @Test
    void movesTheShareOnceAndCountsTheWorkersResults() {
        LoadTest test = attacking(OnWorkerLoss.REBALANCE);

        shop.fleet.draining(test.id(), false, "b");
        shop.gather();
        shop.fleet.draining(test.id(), true, "b");
        shop.fleet.lose("b");
        assertThat(shop.events).containsExactly("started", "worker_drained", "rebalanced");
        shop.audit = COMPLETE;
        shop.fleet.finished(test.id(), "a");
        shop.conductor.tick();

        assertThat(shop.audited).containsExactlyInAnyOrder("a", "b");
        assertThat(shop.state(test)).isEqualTo(TestState.PARTIALLY_FAILED);
        assertThat(shop.reason(test)).isEqualTo("b was drained: the worker was shut down");
    }

    @Test
    void abortsWhenToldTo() {
        LoadTest test = attacking(OnWorkerLoss.ABORT);

        shop.fleet.draining(test.id(), true, "b");

        assertThat(shop.state(test)).isEqualTo(TestState.STOPPING);
        assertThat(shop.stopped).contains("a");
        shop.audit = COMPLETE;
        shop.fleet.finished(test.id(), "a");
        shop.conductor.tick();
        assertThat(shop.state(test)).isEqualTo(TestState.FAILED);
        assertThat(shop.reason(test)).isEqualTo("worker b was drained: the worker was shut down");
    }

    @Test
    void goesOnWithTheOthersWhenToldTo() {
        LoadTest test = attacking(OnWorkerLoss.CONTINUE);

        shop.fleet.draining(test.id(), true, "b");

        assertThat(shop.newShares).isEmpty();
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        assertThat(shop.events).containsExactly("started", "worker_drained");
    }

    /** Its process is killed before it has ended its last hits. */
    @Test
    void aWorkerThatIsLostWhileItDrainsIsLost() {
        LoadTest test = attacking(OnWorkerLoss.REBALANCE);
        shop.fleet.draining(test.id(), false, "b");
        shop.gather();
        shop.newShares.clear();

        shop.clock.advance(Duration.ofSeconds(1));
        shop.probe.find("b:1", new Refused());
        shop.fleet.breakStream("b");

        assertThat(shop.newShares).as("b has no share left to move").isEmpty();
        assertThat(shop.events).containsExactly("started", "worker_drained", "rebalanced", "worker_lost");
        assertThat(shop.now(test).status().attacks())
                .filteredOn(attack -> attack.workerId().equals("b"))
                .singleElement()
                .satisfies(attack -> {
                    assertThat(attack.drained()).isFalse();
                    assertThat(attack.lostNanos()).as("when its hits ended").isEqualTo(1_000_000_000L);
                });
    }

    @Test
    void isStoppedWhenAllAreDrained() {
        LoadTest test = attacking(OnWorkerLoss.REBALANCE);
        shop.audit = new Completeness(List.of(), 0, List.of("a: shut down", "b: shut down"), 2, 10);

        shop.fleet.draining(test.id(), true, "b");
        shop.fleet.draining(test.id(), true, "a");
        shop.conductor.tick();

        assertThat(shop.state(test)).isEqualTo(TestState.STOPPED);
        assertThat(shop.reason(test)).isEqualTo("its workers stopped: a: shut down; b: shut down");
    }

    @Test
    void aRestartedMasterMovesNoShareAgain() {
        LoadTest test = attacking(OnWorkerLoss.REBALANCE);
        shop.fleet.draining(test.id(), true, "b");
        Workshop next = new Workshop();

        next.conductor.resume(List.of(shop.stored.get(test.id())));
        next.fleet.join("a", test.id());
        next.fleet.attacking(test.id(), "a");
        next.pass(next.roster.comeWithin().plusSeconds(1));

        assertThat(next.newShares).isEmpty();
        assertThat(next.now(test).status().attacks())
                .extracting(Attack::drained)
                .contains(true);
    }

    private LoadTest attacking(OnWorkerLoss policy) {
        shop.workers("a", "b");
        LoadTest test = shop.submit(2, RateDistribution.SHARED, policy);
        shop.fleet.attacking(test.id(), "a", "b");
        shop.clock.advance(Assigning.START_AHEAD.plusSeconds(1));
        return test;
    }
}
