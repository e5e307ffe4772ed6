package io.loadtester.common.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangedPacerTest {

    private static final long SECOND = 1_000_000_000L;

    private final ChangedPacer faster = ChangedPacer.of(new ConstantPacer(100), 12 * SECOND, new ConstantPacer(500));

    @ParameterizedTest
    @CsvSource({"0, 0, 100", "6, 600, 100", "12, 1200, 500", "13, 1700, 500", "20, 5200, 500"})
    void goesOnFromWhatItHasCounted(double second, double hits, double rate) {
        assertThat(faster.hitsBy(second * SECOND)).isCloseTo(hits, within(1e-6));
        assertThat(faster.nanosAt(hits)).isCloseTo(second * SECOND, within(1.0));
        assertThat(faster.ratePerSecond(second * SECOND)).isEqualTo(rate);
    }

    @Test
    void aLaterPacerBeginsAtItsOwnStart() {
        ChangedPacer rising = ChangedPacer.of(new ConstantPacer(50), 10 * SECOND, new LinearPacer(100, 10));

        assertThat(rising.ratePerSecond(10 * SECOND)).isEqualTo(100);
        assertThat(rising.ratePerSecond(12 * SECOND)).isEqualTo(120);
        assertThat(rising.hitsBy(12 * SECOND)).isCloseTo(500 + 220, within(1e-6));
    }

    @Test
    void aPauseEndsWithTheNextPacer() {
        ChangedPacer paused = ChangedPacer.of(new LinearPacer(10, -10), 5 * SECOND, new ConstantPacer(1));

        assertThat(paused.nanosAt(5)).isCloseTo(5 * SECOND, within(1.0));
        assertThat(paused.nanosAt(6)).isCloseTo(6 * SECOND, within(1.0));
    }

    @Test
    void aLaterChangeReplacesThoseThatWereStillToCome() {
        ChangedPacer twice = ChangedPacer.of(faster, 12 * SECOND, new ConstantPacer(7));

        assertThat(ChangedPacer.partsOf(twice))
                .containsExactly(
                        new ChangedPacer.Part(0, new ConstantPacer(100)),
                        new ChangedPacer.Part(12 * SECOND, new ConstantPacer(7)));
    }

    @Test
    void randomArrivalsAreDrawnAnewInEachEpoch() {
        ChangedPacer random = ChangedPacer.of(new ConstantPacer(10), SECOND, new PoissonPacer(1_000, 3));

        ArrivalSchedule after = ArrivalSchedule.of(random, Share.WHOLE, SECOND);

        assertThat(after.hitsBefore(11 * SECOND)).isBetween(9_400L, 10_600L);
        assertThat(ArrivalSchedule.of(random, Share.WHOLE, 0).hitsBefore(SECOND))
                .isEqualTo(10);
    }

    @Test
    void theCurveJumpsWhereThePacerChanges() {
        assertThat(RateCurve.of(new Extent(faster, 15 * SECOND, 0)))
                .containsExactly(
                        new RateCurve.Point(0, 100),
                        new RateCurve.Point(12 * SECOND, 100),
                        new RateCurve.Point(12 * SECOND, 500),
                        new RateCurve.Point(15 * SECOND, 500));
    }

    @Test
    void refusesPartsOutOfOrder() {
        ChangedPacer.Part first = new ChangedPacer.Part(0, new ConstantPacer(1));

        assertThatThrownBy(() -> new ChangedPacer(List.of(first, first))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChangedPacer(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
