package io.loadtester.master.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadtester.common.schedule.ChangedPacer;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import io.loadtester.wire.fleet.NewShare;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of running tests whose load is changed. */
class LoadChangeTest {

    private static final long SECOND = 1_000_000_000L;

    private final Workshop shop = new Workshop();

    @Test
    void aNewRateIsANewEpochForAllWorkers() {
        LoadTest test = running("a", "b");

        assertThat(shop.conductor.change(test.id(), rate(500))).isEmpty();

        Pacer changed = ChangedPacer.of(new ConstantPacer(100), 3_500_000_000L, new ConstantPacer(500));
        assertThat(shop.newShares).containsOnlyKeys("a", "b");
        assertThat(shop.newShares.values()).allSatisfy(share -> {
            assertThat(share.epoch()).isEqualTo(2);
            assertThat(share.cutOverNanos()).isEqualTo(3_500_000_000L);
            assertThat(share.pacer()).isEqualTo(changed);
            assertThat(share.duration()).isEqualTo(Duration.ofSeconds(10));
            assertThat(share.share().weight()).isEqualTo(0.5);
        });
        assertThat(shop.stored.get(test.id()).spec().pacer()).isEqualTo(changed);
        assertThat(shop.now(test).plannedLoad().hits()).hasValue(350 + 3_250);
        assertThat(shop.events).containsExactly("started", "changed");
        assertThat(shop.eventTexts).last().isEqualTo("rate is 500/s from second 3.5 on");
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
    }

    @Test
    void aChangeIsStoredBeforeAnyWorkerIsTold() {
        LoadTest test = running("a");
        shop.storingHangs = true;

        shop.conductor.change(test.id(), rate(500));

        assertThat(shop.stored.get(test.id()).spec().pacer()).isInstanceOf(ChangedPacer.class);
        assertThat(shop.newShares).isEmpty();
    }

    @Test
    void aLongerTestGoesOnAtItsRate() {
        LoadTest test = running("a", "b");

        assertThat(shop.conductor.change(test.id(), new LoadChange(null, null, Duration.ofSeconds(30), null)))
                .isEmpty();

        assertThat(shop.newShares.values()).extracting(NewShare::duration).containsOnly(Duration.ofSeconds(30));
        assertThat(shop.now(test).plannedLoad().hits()).hasValue(3_000);
        assertThat(shop.eventTexts).last().isEqualTo("the test ends after 30s");
    }

    @ParameterizedTest
    @EnumSource(value = RateDistribution.class, names = "WEIGHTED", mode = EnumSource.Mode.EXCLUDE)
    void fewerWorkersHaveTheWholeLoadAndTheOthersEndInGoodOrder(RateDistribution distribution) {
        shop.workers("a", "b", "c");
        LoadTest test = shop.submit(3, distribution, OnWorkerLoss.REBALANCE);
        shop.fleet.attacking(test.id(), "a", "b", "c");
        shop.pass(Duration.ofSeconds(4));

        assertThat(shop.conductor.change(test.id(), new LoadChange(null, null, null, 2)))
                .isEmpty();

        assertThat(shop.newShares.get("c").duration()).isEqualTo(Duration.ofMillis(3_500));
        double weights = shop.newShares.get("a").share().weight()
                + shop.newShares.get("b").share().weight();
        assertThat(weights).isCloseTo(distribution == RateDistribution.SAME ? 2 : 1, within(1e-9));
        assertThat(shop.now(test).status().attacks())
                .filteredOn(attack -> attack.epoch() == 2)
                .extracting(Attack::workerId)
                .containsExactly("a", "b");
        assertThat(shop.now(test).plannedLoad().shareEndNanos("c")).isEqualTo(3_500_000_000L);
        shop.fleet.finished(test.id(), "c");
        shop.conductor.tick();
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        shop.audit = Workshop.COMPLETE;
        shop.fleet.finished(test.id(), "a", "b");
        shop.conductor.tick();
        assertThat(shop.state(test)).isEqualTo(TestState.COMPLETED);
        assertThat(shop.audited).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aLossAfterAChangeKeepsTheNewRate() {
        LoadTest test = running("a", "b");
        shop.conductor.change(test.id(), rate(500));

        shop.fleet.lose("b");
        shop.pass(Duration.ofSeconds(1));

        assertThat(shop.newShares.get("a").epoch()).isEqualTo(3);
        assertThat(shop.newShares.get("a").share().weight()).isEqualTo(1);
        assertThat(shop.newShares.get("a").pacer().ratePerSecond(5 * SECOND)).isEqualTo(500);
    }

    @Test
    void aSecondChangeBeginsAfterTheFirst() {
        LoadTest test = running("a");

        shop.conductor.change(test.id(), rate(500));
        shop.conductor.change(test.id(), rate(50));

        assertThat(shop.newShares.get("a").epoch()).isEqualTo(3);
        assertThat(shop.newShares.get("a").cutOverNanos()).isEqualTo(3_500_000_001L);
        assertThat(ChangedPacer.partsOf(shop.now(test).spec().pacer())).hasSize(3);
    }

    @Test
    void refusesWhatCannotBeChanged() {
        LoadTest test = running("a", "b");
        LoadTest waiting = shop.submit(9);

        assertRefused(test, new LoadChange(null, null, Duration.ofSeconds(3), null), "duration", "must be above 3.5s");
        assertRefused(test, new LoadChange(null, null, null, 3), "workerCount", "can only be lowered");
        assertRefused(waiting, rate(500), null, "The test still waits for workers");
        shop.pass(Duration.ofSeconds(7));
        assertRefused(test, rate(500), null, "The test is about to end");
        shop.conductor.stop(test.id(), "stopped");
        assertRefused(test, rate(500), null, "The test is being stopped.");
        assertThat(shop.conductor.change(UUID.randomUUID(), rate(5)))
                .hasValue(new ChangeRefusal(null, "The test has ended already."));
        assertThat(shop.newShares).isEmpty();
    }

    private void assertRefused(LoadTest test, LoadChange change, @Nullable String field, String message) {
        assertThat(shop.conductor.change(test.id(), change)).hasValueSatisfying(refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.message()).startsWith(message);
        });
    }

    private static LoadChange rate(double ratePerSecond) {
        return new LoadChange(ratePerSecond, null, null, null);
    }

    /** A test of 10 s at 100/s that has run for 2 s on these workers. */
    private LoadTest running(String... workers) {
        shop.workers(workers);
        LoadTest test = shop.submit(workers.length);
        shop.fleet.attacking(test.id(), workers);
        shop.pass(Duration.ofSeconds(4));
        return test;
    }
}
