package io.loadtester.master.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.reporting.report.Completeness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a new master makes of what an earlier one left. */
class TakeOverTest {

    private final Workshop shop = new Workshop();

    @Test
    void adoptsWhatAnEarlierMasterLeftRunning() {
        LoadTest running = ranBefore("a", "b");
        shop.conductor.resume(List.of(running));
        shop.fleet.join("a", running.id());
        shop.fleet.join("b", running.id());
        shop.fleet.attacking(running.id(), "a", "b");
        shop.pass(Duration.ofSeconds(3));
        shop.fleet.attacking(running.id(), "a", "b");

        assertThat(shop.state(running)).isEqualTo(TestState.RUNNING);
        assertThat(shop.stopped).isEmpty();
        shop.audit = Workshop.COMPLETE;
        shop.fleet.finished(running.id(), "a", "b");
        shop.conductor.tick();
        assertThat(shop.state(running)).isEqualTo(TestState.COMPLETED);
    }

    @Test
    void givesUpWorkersThatDoNotComeBack() {
        LoadTest running = ranBefore("a", "b");
        shop.conductor.resume(List.of(running));
        shop.fleet.join("a", running.id());
        shop.fleet.attacking(running.id(), "a");

        shop.pass(shop.roster.comeWithin());

        Attack ofB = shop.now(running).status().attacks().get(1);
        assertThat(ofB.lost()).isEqualTo("it did not come back after the master was restarted");
    }

    /** It may know only the dead master's address, which refuses connections, and so attack on for the orphan lease. */
    @Test
    void movesTheShareOfAnAbsentWorkerOnlyWhenThatHasStoppedItself() {
        LoadTest running = ranBefore(Duration.ofMinutes(5), "a", "b");
        shop.conductor.resume(List.of(running));
        shop.fleet.join("a", running.id());

        reportsFor(Duration.ofSeconds(60), running, "a");
        assertThat(shop.newShares).isEmpty();
        reportsFor(Duration.ofSeconds(6), running, "a");

        assertThat(shop.newShares).containsOnlyKeys("a");
    }

    private void reportsFor(Duration time, LoadTest test, String worker) {
        for (Duration done = Duration.ZERO; done.compareTo(time) < 0; done = done.plusSeconds(1)) {
            shop.fleet.attacking(test.id(), worker);
            shop.pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void stopsWhenNoWorkerComesBackAndNothingIsStored() {
        LoadTest running = ranBefore("a", "b");
        shop.audit = Workshop.NOTHING;
        shop.conductor.resume(List.of(running));

        shop.pass(shop.roster.comeWithin().plusSeconds(1));

        assertThat(shop.state(running)).isEqualTo(TestState.STOPPED);
        assertThat(shop.reason(running)).contains("none of its workers came back");
    }

    @Test
    void failsPartiallyWhenNoWorkerComesBackAndSomethingIsStored() {
        LoadTest running = ranBefore("a", "b");
        shop.conductor.resume(List.of(running));

        shop.pass(shop.roster.comeWithin().plusSeconds(1));

        assertThat(shop.state(running)).isEqualTo(TestState.PARTIALLY_FAILED);
    }

    @Test
    void triesAgainWhatWasToBeginAndHasNot() {
        LoadTest ran = ranBefore("a", "b");
        LoadTest planned = ran.withStatus(new TestStatus(
                TestState.PENDING,
                "is being given",
                ran.status().startsAt(),
                null,
                ran.status().attacks()));
        shop.conductor.resume(List.of(planned));
        shop.workers("a", "b");
        shop.fleet.ready("a", "b", "a", "b");
        shop.conductor.tick();

        assertThat(shop.state(planned)).isEqualTo(TestState.RUNNING);
        assertThat(shop.begun.keySet()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void isStoppedWhenItsWorkersHaveStoppedThemselves() {
        LoadTest running = ranBefore("a", "b");
        shop.audit = new Completeness(List.of(), 0, List.of("a: no master", "b: no master"), 2, 10);
        shop.conductor.resume(List.of(running));
        shop.workers("a", "b");
        shop.fleet.ready("a", "b", "a", "b", "a", "b");
        shop.conductor.tick();

        assertThat(shop.state(running)).isEqualTo(TestState.STOPPED);
        assertThat(shop.reason(running)).contains("a: no master");
    }

    @Test
    void callsOffAnAttackThatNobodyKnows() {
        shop.fleet.join("a", UUID.randomUUID());

        assertThat(shop.stopped).containsExactly("a");
    }

    /** A test that another conductor has started on these workers. */
    private static LoadTest ranBefore(String... workers) {
        return ranBefore(Duration.ofSeconds(10), workers);
    }

    private static LoadTest ranBefore(Duration duration, String... workers) {
        Workshop earlier = new Workshop();
        earlier.workers(workers);
        LoadTest test = earlier.submit(workers.length, duration);
        return Map.copyOf(earlier.stored).getOrDefault(test.id(), test);
    }
}
