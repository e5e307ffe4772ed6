package io.loadtester.common.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.schedule.SteppedPacer.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtentTest {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest(name = "{0}/s for 10 s, {1} hits at most: until {2} ns, {3} hits")
    @CsvSource({
        "10, 0, 10000000000, 100",
        "10, 25, 2500000000, 25",
        "10, 100, 10000000000, 100",
        "10, 1000, 10000000000, 100",
        "3, 1, 333333333, 1",
        "1000000000, 7, 7, 7"
    })
    void endsWithItsTimeOrItsLastHit(double rate, long maxHits, long endNanos, long hits) {
        Extent extent = new Extent(new ConstantPacer(rate), 10 * SECOND, maxHits);

        assertThat(extent.endNanos()).isEqualTo(endNanos);
        assertThat(extent.plannedHits()).hasValue(hits);
        assertThat(ArrivalSchedule.of(extent.pacer(), Share.WHOLE, 0).hitsBefore(endNanos))
                .isEqualTo(hits);
    }

    private static final Step TEN = new Step(10, Duration.ofSeconds(1));
    private static final Step PAUSE = new Step(0, Duration.ofSeconds(2));

    @Test
    void aPauseBetweenHitsIsPartOfTheTestAndOneAfterThemIsNot() {
        SteppedPacer pacer = new SteppedPacer(List.of(TEN, PAUSE, TEN, PAUSE, PAUSE));

        assertThat(new Extent(pacer, 60 * SECOND, 0).endNanos()).isEqualTo(4 * SECOND);
        assertThat(new Extent(pacer, 7 * SECOND / 2, 0).endNanos()).isEqualTo(7 * SECOND / 2);
        assertThat(new Extent(pacer, 2 * SECOND, 0).endNanos()).isEqualTo(SECOND);
        assertThat(new Extent(pacer, 60 * SECOND, 10).endNanos()).isEqualTo(SECOND);
        assertThat(new Extent(pacer, 60 * SECOND, 11).endNanos()).isEqualTo(3 * SECOND + SECOND / 10);
        assertThat(new Extent(pacer, 60 * SECOND, 10).plannedHits()).hasValue(10);
        assertThat(new Extent(pacer, 60 * SECOND, 1_000).plannedHits()).hasValue(20);
    }

    @ParameterizedTest(name = "{0} hits at most")
    @ValueSource(longs = {0, 25, 26, 1_000})
    void aRateThatHasFallenToZeroIsTheEnd(long maxHits) {
        Extent extent = new Extent(new LinearPacer(10, -2), 10 * SECOND, maxHits);

        assertThat(extent.endNanos()).isBetween(5 * SECOND - 1_000, 5 * SECOND);
        assertThat(extent.plannedHits()).hasValue(25);
    }

    /** No hits of a share are cut off, whatever its phase and weight. */
    @Test
    void noShareHasAHitAfterTheEnd() {
        for (Pacer pacer :
                List.of(new LinearPacer(10, -2), new LinearPacer(7.3, -0.9), new SteppedPacer(List.of(TEN, PAUSE)))) {
            Extent extent = new Extent(pacer, 60 * SECOND, 0);
            for (double phase = 0; phase < 1; phase += 0.01) {
                ArrivalSchedule schedule = ArrivalSchedule.of(pacer, new Share(0.37, phase), 0);
                assertThat(schedule.hitsBefore(extent.endNanos())).isEqualTo(schedule.hitsBefore(60 * SECOND));
            }
        }
    }

    @Test
    void arrivalsAtRandomGoOnToTheEndOfTheTime() {
        assertThat(new Extent(new PoissonPacer(0.001, 1), 10 * SECOND, 0).endNanos())
                .isEqualTo(10 * SECOND);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 99, 1_000})
    void withoutACommonCountSharesHaveTheirPartsOfTheLimit(long maxHits) {
        for (Pacer pacer : List.of(new UnpacedPacer(), new PoissonPacer(50, 1))) {
            Extent extent = new Extent(pacer, 10 * SECOND, maxHits);
            for (RateDistribution distribution : RateDistribution.values()) {
                List<Share> shares = distribution.shares(4, List.of(1.0, 2.0, 3.0, 0.1), extent.hitsFrom(0));

                long whole = distribution == RateDistribution.SAME ? 4 * maxHits : maxHits;
                assertThat(shares.stream().mapToLong(extent::maxHits).sum()).isEqualTo(whole);
                assertThat(shares).doesNotHaveDuplicates();
            }
            assertThat(extent.endNanos()).isEqualTo(10 * SECOND);
        }
    }

    @Test
    void asFastAsPossibleHasNoPlannedNumber() {
        Extent extent = new Extent(new UnpacedPacer(), SECOND, 0);

        assertThat(extent.plannedHits()).isEmpty();
        assertThat(extent.hitsFrom(0)).isInfinite();
        assertThat(RateDistribution.BURST.shares(3, List.of(), extent.hitsFrom(SECOND / 2)))
                .containsExactly(new Share(0.7, 0), new Share(0.15, 1 / 3.0), new Share(0.15, 2 / 3.0));
        assertThat(new Extent(new PoissonPacer(50, 1), 2 * SECOND, 0).plannedHits())
                .as("what is to be expected")
                .hasValue(100);
    }

    @Test
    void refusesWhatIsNoExtent() {
        assertThatThrownBy(() -> new Extent(new UnpacedPacer(), 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Extent(new UnpacedPacer(), 1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
