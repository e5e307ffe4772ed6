package io.loadtester.master.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Assignment;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import io.loadtester.master.fleet.FleetClock;
import io.loadtester.master.reports.Completeness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConductorTest {

    private final Workshop shop = new Workshop();

    @ParameterizedTest
    @EnumSource(RateDistribution.class)
    void givesEveryWorkerItsShareAndTheSameStart(RateDistribution distribution) {
        shop.workers("a", "b", "c");

        LoadTest test = shop.submit(3, distribution, OnWorkerLoss.REBALANCE);

        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        List<Share> shares =
                shop.assigned.values().stream().map(Assignment::share).toList();
        assertThat(shares)
                .isEqualTo(distribution.shares(
                        3, test.rateWeights(), test.spec().extent().hitsFrom(0)));
        long start = FleetClock.unixNanos(shop.clock.now().plus(Starts.START_AHEAD));
        assertThat(shop.assigned.values())
                .extracting(Assignment::startUnixNanos)
                .containsOnly(start);
    }

    @Test
    void waitsForEnoughWorkersAndSaysSo() {
        shop.workers("a", "b");

        LoadTest test = shop.submit(3);

        assertThat(shop.state(test)).isEqualTo(TestState.PENDING);
        assertThat(shop.reason(test)).isEqualTo("needs 3 workers, 2 are ready");
        assertThat(shop.board.find(test.id()).orElseThrow().queuePosition()).isOne();
        shop.workers("c");
        shop.conductor.tick();
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
    }

    @Test
    void servesTestsInTheirOrder() {
        shop.workers("a", "b");
        LoadTest running = shop.submit(1);
        LoadTest large = shop.submit(2);
        LoadTest small = shop.submit(1);

        assertThat(shop.reason(large)).isEqualTo("needs 2 workers, 1 is ready");
        assertThat(shop.reason(small)).isEqualTo("waits behind another test");
        assertThat(shop.board.find(small.id()).orElseThrow().queuePosition()).isEqualTo(2);
        assertThat(shop.state(running)).isEqualTo(TestState.RUNNING);
    }

    @Test
    void passesOverATestThatNeedsMoreWorkersThanThereAre() {
        shop.workers("a");

        LoadTest tooLarge = shop.submit(5);
        LoadTest small = shop.submit(1);

        assertThat(shop.state(tooLarge)).isEqualTo(TestState.PENDING);
        assertThat(shop.state(small)).isEqualTo(TestState.RUNNING);
    }

    @Test
    void isStoredWithItsWorkersBeforeTheyHearOfIt() {
        shop.workers("a");
        shop.refusals.put("a", "no");

        LoadTest test = shop.submit(1);

        assertThat(shop.reason(test)).contains("worker a did not take its attack: no");
        assertThat(shop.stored.get(test.id()).status().state()).isEqualTo(TestState.PENDING);
        assertThat(shop.stored.get(test.id()).status().attacks()).isEmpty();
    }

    @Test
    void callsTheOthersOffWhenOneRefusesAndTriesLater() {
        shop.workers("a", "b");
        shop.refusals.put("b", "busy");

        LoadTest test = shop.submit(2);

        assertThat(shop.stopped).contains("a");
        assertThat(shop.state(test)).isEqualTo(TestState.PENDING);
        shop.refusals.clear();
        shop.assigned.clear();
        shop.workers("c");
        shop.pass(Duration.ofSeconds(5));
        assertThat(shop.state(test)).as("b is left in peace").isEqualTo(TestState.PENDING);
        shop.pass(Duration.ofSeconds(6));
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        assertThat(shop.assigned.keySet()).as("a has had it once").containsExactly("b", "c");
    }

    @Test
    void failsWhatNoWorkerCanCarryOut() {
        shop.workers("a");
        shop.refusals.put("a", "!the cut-over must be within the test");

        LoadTest test = shop.submit(1);

        assertThat(shop.state(test)).isEqualTo(TestState.FAILED);
        assertThat(shop.reason(test)).contains("the cut-over must be within the test");
    }

    @Test
    void callsNobodyOffWhenAWorkerCannotEvenBeReached() {
        shop.workers("a", "b");
        shop.unreachable.add("b");

        LoadTest test = shop.submit(2);

        assertThat(shop.assigned).isEmpty();
        assertThat(shop.stopped).isEmpty();
        shop.unreachable.clear();
        shop.pass(Duration.ofSeconds(11));
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
    }

    @Test
    void plansTheStartAnewWhenStoringItTookLong() {
        shop.workers("a");
        shop.storingTakes = Duration.ofSeconds(1);

        LoadTest test = shop.submit(1);

        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        assertThat(shop.now(test).status().startsAt())
                .isAfter(shop.clock.now().plusMillis(WorkerGateway.DEADLINE_MILLIS));
    }

    @ParameterizedTest
    @EnumSource(RateDistribution.class)
    void givesTheShareOfALostWorkerToTheSurvivors(RateDistribution distribution) {
        shop.workers("a", "b", "c");
        LoadTest test = shop.submit(3, distribution, OnWorkerLoss.REBALANCE);
        double before =
                sum(shop.assigned.values().stream().map(Assignment::share).toList());
        shop.fleet.attacking(test.id(), "a", "b", "c");
        shop.pass(Duration.ofSeconds(4));

        shop.fleet.lose("b");

        assertThat(shop.newShares).containsOnlyKeys("a", "c");
        List<Share> shares = shop.newShares.values().stream()
                .map(WorkerGateway.NewShare::share)
                .toList();
        assertThat(sum(shares)).isCloseTo(before, within(1e-9));
        long cutOver = Duration.ofMillis(2_000 + 1_500).toNanos();
        assertThat(shop.newShares.values())
                .allSatisfy(share -> assertThat(share.cutOverNanos()).isEqualTo(cutOver))
                .allSatisfy(share -> assertThat(share.epoch()).isEqualTo(2));
        assertThat(shop.now(test).status().attacks())
                .extracting(Attack::workerId, Attack::epoch, attack -> !attack.lost()
                        .isEmpty())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", 1, false),
                        org.assertj.core.groups.Tuple.tuple("b", 1, true),
                        org.assertj.core.groups.Tuple.tuple("c", 1, false),
                        org.assertj.core.groups.Tuple.tuple("a", 2, false),
                        org.assertj.core.groups.Tuple.tuple("c", 2, false));
        assertThat(shop.events).contains("started", "worker_lost", "rebalanced");
        shop.audit = Workshop.COMPLETE;
        shop.fleet.finished(test.id(), "a", "c");
        shop.conductor.tick();
        assertThat(shop.state(test)).isEqualTo(TestState.PARTIALLY_FAILED);
        assertThat(shop.reason(test)).isEqualTo("b was lost: gone");
    }

    @Test
    void doesNotRebalanceWhatIsOverByTheCutOver() {
        shop.workers("a", "b");
        LoadTest test = shop.submit(2);
        shop.fleet.attacking(test.id(), "a", "b");
        shop.pass(Duration.ofSeconds(11));

        shop.fleet.lose("b");

        assertThat(shop.newShares).isEmpty();
    }

    @Test
    void goesOnWithTheOthersWhenToldTo() {
        shop.workers("a", "b");
        LoadTest test = shop.submit(2, RateDistribution.SHARED, OnWorkerLoss.CONTINUE);
        shop.fleet.attacking(test.id(), "a", "b");

        shop.fleet.lose("b");

        assertThat(shop.newShares).isEmpty();
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
    }

    @Test
    void abortsWhenToldTo() {
        shop.workers("a", "b");
        LoadTest test = shop.submit(2, RateDistribution.SHARED, OnWorkerLoss.ABORT);
        shop.fleet.attacking(test.id(), "a", "b");

        shop.fleet.lose("b");

        assertThat(shop.state(test)).isEqualTo(TestState.STOPPING);
        assertThat(shop.stopped).contains("a");
        shop.audit = Workshop.COMPLETE;
        shop.fleet.finished(test.id(), "a");
        shop.conductor.tick();
        assertThat(shop.state(test)).isEqualTo(TestState.FAILED);
        assertThat(shop.reason(test)).isEqualTo("worker b was lost: gone");
    }

    @Test
    void failsWhenAllWorkersAreLost() {
        shop.workers("a", "b");
        LoadTest test = shop.submit(2);
        shop.fleet.attacking(test.id(), "a", "b");

        shop.fleet.lose("a");
        shop.fleet.lose("b");

        assertThat(shop.state(test)).isEqualTo(TestState.FAILED);
        assertThat(shop.reason(test)).contains("all its workers were lost", "a was lost: gone", "b was lost: gone");
    }

    @Test
    void losesNothingWhenAWorkerLeavesAfterItHasFinished() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.fleet.finished(test.id(), "a");
        shop.fleet.lose("a");

        shop.audit = Workshop.COMPLETE;
        shop.conductor.tick();

        assertThat(shop.state(test)).isEqualTo(TestState.COMPLETED);
    }

    @Test
    void stopsATestThatWaits() {
        LoadTest test = shop.submit(1);

        assertThat(shop.conductor.stop(test.id(), "stopped by admin")).isTrue();

        assertThat(shop.state(test)).isEqualTo(TestState.STOPPED);
        assertThat(shop.reason(test)).isEqualTo("stopped by admin before it started");
        assertThat(shop.conductor.stop(test.id(), "again")).isFalse();
    }

    @Test
    void stopsARunningTestAndTellsWorkersUntilTheyHear() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.fleet.attacking(test.id(), "a");

        shop.conductor.stop(test.id(), "stopped by admin");
        assertThat(shop.state(test)).isEqualTo(TestState.STOPPING);
        shop.pass(Duration.ofSeconds(5));
        assertThat(shop.stopped).hasSizeGreaterThan(1);
        shop.audit = Workshop.COMPLETE;
        shop.fleet.finished(test.id(), "a");
        shop.conductor.tick();

        assertThat(shop.state(test)).isEqualTo(TestState.STOPPED);
        assertThat(shop.reason(test)).isEqualTo("stopped by admin");
    }

    @Test
    void stopsInTheEndThoughAWorkerDoesNotAnswer() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.conductor.stop(test.id(), "stopped by admin");

        shop.pass(Endings.STOP_WITHIN.plus(Settling.SETTLE_WITHIN).plusSeconds(2));

        assertThat(shop.state(test)).isEqualTo(TestState.STOPPED);
    }

    @Test
    void takesAnAttackThatIsNotMentionedAnyMoreForEnded() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.fleet.attacking(test.id(), "a");
        shop.audit = Workshop.COMPLETE;

        shop.fleet.ready("a", "a");
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        shop.fleet.ready("a");
        shop.conductor.tick();

        assertThat(shop.state(test)).isEqualTo(TestState.COMPLETED);
    }

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

        shop.pass(Conductor.COME_BACK_WITHIN);

        Attack ofB = shop.now(running).status().attacks().get(1);
        assertThat(ofB.lost()).isEqualTo("it did not come back after the master was restarted");
    }

    @Test
    void stopsWhenNoWorkerComesBackAndNothingIsStored() {
        LoadTest running = ranBefore("a", "b");
        shop.audit = Workshop.NOTHING;
        shop.conductor.resume(List.of(running));

        shop.pass(Conductor.COME_BACK_WITHIN.plusSeconds(1));

        assertThat(shop.state(running)).isEqualTo(TestState.STOPPED);
        assertThat(shop.reason(running)).contains("none of its workers came back");
    }

    @Test
    void failsPartiallyWhenNoWorkerComesBackAndSomethingIsStored() {
        LoadTest running = ranBefore("a", "b");
        shop.conductor.resume(List.of(running));

        shop.pass(Conductor.COME_BACK_WITHIN.plusSeconds(1));

        assertThat(shop.state(running)).isEqualTo(TestState.PARTIALLY_FAILED);
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

    @Test
    void tellsNoLostWorkerTwiceToTakeOver() {
        shop.workers("a", "b", "c");
        LoadTest test = shop.submit(3);
        shop.fleet.attacking(test.id(), "a", "b", "c");
        shop.fleet.lose("b");
        shop.newShares.clear();

        shop.fleet.lose("c");

        assertThat(shop.newShares).containsOnlyKeys("a");
        assertThat(Objects.requireNonNull(shop.newShares.get("a")).share().weight())
                .isEqualTo(1);
        assertThat(Objects.requireNonNull(shop.newShares.get("a")).epoch()).isEqualTo(3);
    }

    /** A test that another conductor has started on these workers. */
    private static LoadTest ranBefore(String... workers) {
        Workshop earlier = new Workshop();
        earlier.workers(workers);
        LoadTest test = earlier.submit(workers.length);
        return Map.copyOf(earlier.stored).getOrDefault(test.id(), test);
    }

    private static double sum(List<Share> shares) {
        return shares.stream().mapToDouble(Share::weight).sum();
    }
}
