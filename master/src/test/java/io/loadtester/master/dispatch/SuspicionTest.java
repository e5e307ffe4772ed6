package io.loadtester.master.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.master.fleet.FleetRoster;
import io.loadtester.wire.fleet.WorkerProbe.Answer;
import io.loadtester.wire.fleet.WorkerProbe.Finding;
import io.loadtester.wire.fleet.WorkerProbe.Refused;
import io.loadtester.wire.fleet.WorkerProbe.Silence;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of running tests whose workers stop reporting. */
class SuspicionTest {

    private static final Finding SILENCE = new Silence("does not answer calls");

    private final Workshop shop = new Workshop();
    private LoadTest test;

    @BeforeEach
    void twoWorkersAttack() {
        shop.workers("a", "b");
        test = shop.submit(2);
        shop.fleet.attacking(test.id(), "a", "b");
        shop.clock.advance(Assigning.START_AHEAD);
        shop.fleet.attacking(test.id(), "a", "b");
    }

    @Test
    void aWorkerThatComesBackWithItsAttackIsItselfAgain() {
        shop.probe.find("b:1", attacks());

        shop.fleet.breakStream("b");
        pass(Duration.ofSeconds(2));
        shop.fleet.join("b", test.id());
        shop.fleet.attacking(test.id(), "b");
        pass(Duration.ofSeconds(2));

        assertNothingHappened();
        assertThat(shop.events).containsExactly("started");
    }

    @Test
    void allStreamsBreakForASecond() {
        shop.probe.find("a:1", SILENCE);
        shop.probe.find("b:1", SILENCE);

        shop.fleet.breakStream("a");
        shop.fleet.breakStream("b");
        pass(Duration.ofSeconds(1), false);
        shop.fleet.join("a", test.id());
        shop.fleet.join("b", test.id());
        shop.fleet.attacking(test.id(), "a", "b");
        pass(Duration.ofSeconds(1));

        assertNothingHappened();
        assertThat(shop.events).containsExactly("started");
    }

    @Test
    void saysWhenAWorkerIsSilentForLonger() {
        shop.probe.find("b:1", attacks());

        shop.fleet.breakStream("b");
        pass(Duration.ofSeconds(5));
        shop.fleet.join("b", test.id());
        shop.fleet.attacking(test.id(), "b");

        assertNothingHappened();
        assertThat(shop.events).containsExactly("started", "worker_stale", "worker_back");
        assertThat(shop.eventTexts.subList(1, 3))
                .containsExactly(
                        "worker b stopped reporting: its status stream broke; it answers calls",
                        "worker b reports again, after 5 s");
    }

    @Test
    void aSilentWorkersShareMovesWhenItsLeaseEnds() {
        shop.probe.find("b:1", SILENCE);

        shop.fleet.breakStream("b");
        pass(FleetRoster.LEASE);
        assertThat(shop.now(test).status().attacks()).extracting(Attack::lost).containsOnly("");
        pass(Duration.ofMillis(250));

        assertThat(shop.now(test).status().attacks())
                .filteredOn(attack -> attack.workerId().equals("b"))
                .extracting(Attack::lost)
                .containsExactly("silent for 30 s");
    }

    @Test
    void aDeadWorkersShareMovesAtOnce() {
        shop.probe.find("b:1", new Refused());

        shop.fleet.breakStream("b");
        shop.gather();

        assertThat(shop.newShares).containsOnlyKeys("a");
        assertThat(shop.events).containsExactly("started", "worker_lost", "rebalanced");
        assertThat(shop.eventTexts.get(1))
                .isEqualTo("worker b was lost: its status stream broke, and nothing listens at b:1 any more");
    }

    /** The lease it had by its own clock has ended, for instance. */
    @Test
    void theShareOfAWorkerThatSaysItHasStoppedMoves() {
        shop.probe.find("b:1", new Answer("session", Set.of()));

        shop.fleet.breakStream("b");
        shop.gather();

        assertThat(shop.newShares).containsOnlyKeys("a");
        assertThat(shop.eventTexts.get(1)).isEqualTo("worker b was lost: its attack has ended before its time");
    }

    @Test
    void theShareOfARestartedWorkerMoves() {
        shop.probe.find("b:1", new Answer("another session", Set.of()));

        shop.fleet.breakStream("b");
        shop.gather();

        assertThat(shop.newShares).containsOnlyKeys("a");
        assertThat(shop.eventTexts.get(1)).isEqualTo("worker b was lost: it was restarted");
    }

    private Finding attacks() {
        return new Answer("session", Set.of(test.id()));
    }

    private void assertNothingHappened() {
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        assertThat(shop.newShares).isEmpty();
        assertThat(shop.stopped).isEmpty();
        assertThat(shop.now(test).status().attacks()).hasSize(2).allSatisfy(attack -> assertThat(attack.lost())
                .isEmpty());
    }

    /** Worker a goes on reporting. */
    private void pass(Duration time) {
        pass(time, true);
    }

    private void pass(Duration time, boolean reports) {
        Duration step = Duration.ofMillis(250);
        for (Duration done = Duration.ZERO; done.compareTo(time) < 0; done = done.plus(step)) {
            shop.clock.advance(step);
            if (reports) {
                shop.fleet.attacking(test.id(), "a");
            }
            shop.fleet.look();
            shop.conductor.tick();
        }
    }
}
