package io.loadtester.master.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Assignment;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import io.loadtester.wire.fleet.NewShare;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of running tests that lose workers. */
class LossesTest {

    private final Workshop shop = new Workshop();

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
        shop.gather();

        assertThat(shop.newShares).containsOnlyKeys("a", "c");
        List<Share> shares =
                shop.newShares.values().stream().map(NewShare::share).toList();
        assertThat(sum(shares)).isCloseTo(before, within(1e-9));
        long cutOver = Duration.ofMillis(2_000 + 400 + 1_500).toNanos();
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
    void notesWhenAWorkerWasLost() {
        shop.workers("a", "b");
        LoadTest test = shop.submit(2);
        shop.fleet.attacking(test.id(), "a", "b");
        shop.pass(Assigning.START_AHEAD.plusSeconds(5));

        shop.fleet.lose("b");

        assertThat(shop.now(test).status().attacks())
                .filteredOn(attack -> !attack.lost().isEmpty())
                .singleElement()
                .satisfies(attack -> assertThat(attack.lostNanos()).isEqualTo(5_000_000_000L));
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
    void manyLossesAtOnceAreOneEpoch() {
        String[] workers = IntStream.range(0, 1_000)
                .mapToObj(n -> String.format("w%03d", n))
                .toArray(String[]::new);
        shop.workers(workers);
        LoadTest test = shop.submit(1_000);
        shop.fleet.attacking(test.id(), workers);

        for (int n = 0; n < 50; n++) {
            shop.clock.advance(Duration.ofMillis(5));
            shop.fleet.lose(workers[n * 7]);
            shop.conductor.tick();
        }
        shop.gather();

        assertThat(shop.now(test).status().attacks())
                .filteredOn(attack -> attack.epoch() > 1)
                .hasSize(950)
                .allMatch(attack -> attack.epoch() == 2);
        assertThat(shop.newShares).hasSize(950);
        assertThat(shop.events).filteredOn("rebalanced"::equals).hasSize(1);
    }

    /** A restart in between must not lose it, or the next master would count by shares that nobody has any more. */
    @Test
    void storesAnEpochBeforeItTellsWorkers() {
        shop.workers("a", "b");
        LoadTest test = shop.submit(2);
        shop.fleet.attacking(test.id(), "a", "b");
        shop.storingHangs = true;

        shop.fleet.lose("b");
        shop.gather();

        assertThat(shop.stored.get(test.id()).status().attacks())
                .extracting(Attack::epoch)
                .contains(2);
        assertThat(shop.newShares).as("before it is stored").isEmpty();
        await().atMost(Duration.ofSeconds(10)).until(() -> !shop.newShares.isEmpty());
    }

    @Test
    void tellsNoLostWorkerTwiceToTakeOver() {
        shop.workers("a", "b", "c");
        LoadTest test = shop.submit(3);
        shop.fleet.attacking(test.id(), "a", "b", "c");
        shop.fleet.lose("b");
        shop.gather();
        shop.newShares.clear();

        shop.fleet.lose("c");
        shop.gather();

        assertThat(shop.newShares).containsOnlyKeys("a");
        assertThat(Objects.requireNonNull(shop.newShares.get("a")).share().weight())
                .isEqualTo(1);
        assertThat(Objects.requireNonNull(shop.newShares.get("a")).epoch()).isEqualTo(3);
    }

    private static double sum(List<Share> shares) {
        return shares.stream().mapToDouble(Share::weight).sum();
    }
}
