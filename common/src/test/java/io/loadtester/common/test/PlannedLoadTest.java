package io.loadtester.common.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.LinearPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.PoissonPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.UnpacedPacer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlannedLoadTest {

    private static final double SECOND = 1e9;

    @Test
    void sameIsPlannedOnceForEachWorker() {
        PlannedLoad shared =
                test(new ConstantPacer(100), RateDistribution.SHARED).plannedLoad();
        PlannedLoad same = test(new ConstantPacer(100), RateDistribution.SAME).plannedLoad();

        assertThat(shared.hits()).hasValue(1_000);
        assertThat(same.hits()).hasValue(3_000);
        assertThat(same.ratePerSecond(0, 5 * SECOND)).hasValue(300);
    }

    @Test
    void theRateIsThatOfTheTimeItIsAskedFor() {
        PlannedLoad ramp = test(new LinearPacer(0, 10), RateDistribution.SHARED).plannedLoad();

        assertThat(ramp.hits(0, 10 * SECOND)).hasValue(500);
        assertThat(ramp.ratePerSecond(0, 2 * SECOND).orElseThrow()).isCloseTo(10, within(1e-9));
        assertThat(ramp.ratePerSecond(8 * SECOND, 10 * SECOND).orElseThrow()).isCloseTo(90, within(1e-9));
    }

    @Test
    void nothingIsPlannedBeyondTheEndNorInNoTime() {
        PlannedLoad load = test(new ConstantPacer(100), RateDistribution.SHARED).plannedLoad();

        assertThat(load.hits(9 * SECOND, 60 * SECOND)).hasValue(100);
        assertThat(load.hits(20 * SECOND, 60 * SECOND)).hasValue(0);
        assertThat(load.ratePerSecond(3 * SECOND, 3 * SECOND)).isEmpty();
    }

    @Test
    void asFastAsPossibleHasNoPlan() {
        PlannedLoad load = test(new UnpacedPacer(), RateDistribution.SHARED).plannedLoad();

        assertThat(load.hits()).isEmpty();
        assertThat(load.hits(0, SECOND)).isEmpty();
        assertThat(load.mostHits(0, SECOND)).isEmpty();
        assertThat(load.hitsOf("a")).isEmpty();
    }

    @Test
    void atMostThereAreAsManyAsChanceAndSharesCanMake() {
        assertThat(test(new ConstantPacer(100), RateDistribution.SHARED)
                        .plannedLoad()
                        .mostHits(0, SECOND))
                .hasValue(100 + 3);
        assertThat(test(new PoissonPacer(100, 1), RateDistribution.SHARED)
                        .plannedLoad()
                        .mostHits(0, SECOND))
                .hasValue(100 + 60 + 3);
    }

    @Test
    void anAttackAloneIsOneSchedule() {
        assertThat(PlannedLoad.of(spec(new ConstantPacer(7))).hits()).hasValue(70);
    }

    private static LoadTest test(Pacer pacer, RateDistribution distribution) {
        return new LoadTest(
                UUID.randomUUID(),
                "test",
                spec(pacer),
                3,
                distribution,
                List.of(),
                OnWorkerLoss.REBALANCE,
                List.of(),
                "someone",
                Instant.EPOCH,
                TestStatus.pending(""),
                List.of());
    }

    private static AttackSpec spec(Pacer pacer) {
        Target target = new Target("one", "GET", URI.create("http://a.example/"), List.of(), Body.EMPTY);
        return new AttackSpec("test", pacer, Duration.ofSeconds(10), List.of(target), AttackOptions.DEFAULTS);
    }
}
