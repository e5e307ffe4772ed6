package io.loadtester.common.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loadtester.common.schedule.SteppedPacer.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PacerTest {

    private static final double SECOND = 1e9;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    @ParameterizedTest(name = "from {0}/s, {1}/s more each second: after {2} s {3}/s and {4} hits")
    @CsvSource({
        "10, 5, 0, 10, 0",
        "10, 5, 2, 20, 30",
        "0, 2, 3, 6, 9",
        "10, 0, 3, 10, 30",
        "10, -2, 3, 4, 21",
        "10, -2, 5, 0, 25",
        "10, -2, 50, 0, 25",
        "0, 1e9, 1, 1e9, 5e8",
        "0, 1e9, 3, 1e9, 2.5e9"
    })
    void aLinearRateChangesEverySecondAndStopsAtItsBounds(
            double start, double slope, double seconds, double rate, double hits) {
        LinearPacer pacer = new LinearPacer(start, slope);

        assertThat(pacer.ratePerSecond(seconds * SECOND)).isEqualTo(rate);
        assertThat(pacer.hitsBy(seconds * SECOND)).isEqualTo(hits);
    }

    @ParameterizedTest(name = "from {0}/s, {1}/s more each second: hit {2} at {3} s")
    @CsvSource({
        "10, 5, 0, 0",
        "10, 5, 30, 2",
        "0, 2, 0, 0",
        "0, 2, 9, 3",
        "10, -2, 21, 3",
        "10, -2, 24, 4",
        "10, -2, 25, Infinity",
        "10, -2, 26, Infinity",
        "10, 0, 25, 2.5",
        "10, 1e-12, 25, 2.5",
        "0, 1e9, 2.5e9, 3"
    })
    void aLinearRateTellsWhenACountIsReached(double start, double slope, double hits, double seconds) {
        assertThat(new LinearPacer(start, slope).nanosAt(hits) / SECOND).isEqualTo(seconds, within(1e-9));
    }

    @ParameterizedTest(name = "{0} ± {1}/s from {2} rad on, period 8 s: after {3} s {4}/s and {5} hits")
    @CsvSource({
        "100, 50, 0, 0, 100, 0",
        "100, 50, 0, 2, 150, 263.66197723675813",
        "100, 50, 0, 4, 100, 527.3239544735163",
        "100, 50, 0, 6, 50, 663.6619772367581",
        "100, 50, 0, 8, 100, 800",
        "100, 50, 0, 80, 100, 8000",
        "100, 50, 3.141592653589793, 2, 50, 136.33802276324187",
        "100, 0, 1, 3, 100, 300"
    })
    void aSineSwingsAroundItsMean(
            double mean, double amplitude, double offset, double seconds, double rate, double hits) {
        SinePacer pacer = new SinePacer(mean, amplitude, Duration.ofSeconds(8), offset);

        assertThat(pacer.ratePerSecond(seconds * SECOND)).isEqualTo(rate, within(1e-9));
        assertThat(pacer.hitsBy(seconds * SECOND)).isEqualTo(hits, within(1e-9));
        assertThat(pacer.nanosAt(hits)).isEqualTo(seconds * SECOND, within(0.1));
    }

    @ParameterizedTest(name = "after {0} s {1}/s and {2} hits; that count is passed at {3} s")
    @CsvSource({
        "0, 0, 0, 1",
        "1, 10, 0, 1",
        "2, 10, 10, 2",
        "3, 0, 20, 5",
        "4, 0, 20, 5",
        "5, 100, 20, 5",
        "5.5, 100, 70, 5.5",
        "6, 2, 120, 6",
        "16, 2, 140, 16"
    })
    void stepsFollowEachOtherAndTheLastGoesOn(double seconds, double rate, double hits, double passedAtSeconds) {
        SteppedPacer pacer =
                new SteppedPacer(List.of(step(0, 1), step(10, 2), step(0, 1), step(0, 1), step(100, 1), step(2, 1)));

        assertThat(pacer.ratePerSecond(seconds * SECOND)).isEqualTo(rate);
        assertThat(pacer.hitsBy(seconds * SECOND)).isEqualTo(hits);
        assertThat(pacer.nanosAt(hits)).isEqualTo(passedAtSeconds * SECOND);
    }

    @Test
    void nothingFollowsAPauseWithoutAnEnd() {
        SteppedPacer pacer = new SteppedPacer(List.of(step(10, 2), step(0, 1)));

        assertThat(pacer.nanosAt(19.5)).isEqualTo(1.95 * SECOND);
        assertThat(pacer.nanosAt(20)).isEqualTo(NEVER);
        assertThat(pacer.hitsBy(100 * SECOND)).isEqualTo(20);
    }

    @Test
    void asFastAsPossibleHasNoCount() {
        UnpacedPacer pacer = new UnpacedPacer();

        assertThat(pacer.hitsBy(0)).isZero();
        assertThat(pacer.hitsBy(1)).isInfinite();
        assertThat(pacer.nanosAt(1e12)).isZero();
    }

    @ParameterizedTest
    @MethodSource("pacers")
    void timeAndHitsAreEachOthersInverseToTheNanosecondAndNeverGoBack(Pacer pacer) {
        double before = 0;
        for (double hits = 0.25; hits < 20_000; hits = hits * 1.07 + 0.1) {
            double nanos = pacer.nanosAt(hits);
            if (nanos == NEVER) {
                assertThat(pacer.hitsBy(1e15)).isLessThanOrEqualTo(hits);
                break;
            }

            assertThat(nanos).isGreaterThanOrEqualTo(before);
            assertThat(pacer.hitsBy(nanos - 1)).isLessThan(hits);
            assertThat(pacer.hitsBy(nanos + 1)).isGreaterThan(hits);
            before = nanos;
        }
    }

    static List<Pacer> pacers() {
        Random random = new Random(11);
        List<Pacer> pacers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            pacers.add(RandomPacers.constant(random));
            pacers.add(RandomPacers.linear(random));
            pacers.add(RandomPacers.sine(random));
            pacers.add(RandomPacers.stepped(random));
        }
        return pacers;
    }

    @Test
    void refusesRatesThatCannotBe() {
        Duration second = Duration.ofSeconds(1);
        assertRefused(() -> new LinearPacer(-1, 1));
        assertRefused(() -> new LinearPacer(0, 0));
        assertRefused(() -> new LinearPacer(0, -1));
        assertRefused(() -> new LinearPacer(Double.NaN, 1));
        assertRefused(() -> new LinearPacer(1, Double.NaN));
        assertRefused(() -> new LinearPacer(1.1e9, 1));
        assertRefused(() -> new SinePacer(10, 10, second, 0));
        assertRefused(() -> new SinePacer(0, 0, second, 0));
        assertRefused(() -> new SinePacer(10, -1, second, 0));
        assertRefused(() -> new SinePacer(6e8, 5e8, second, 0));
        assertRefused(() -> new SinePacer(10, 1, Duration.ZERO, 0));
        assertRefused(() -> new SinePacer(10, 1, second, Double.POSITIVE_INFINITY));
        assertRefused(() -> new SteppedPacer(List.of()));
        assertRefused(() -> new SteppedPacer(List.of(step(0, 1))));
        assertRefused(() -> new Step(-1, second));
        assertRefused(() -> new Step(1, Duration.ZERO));
        assertRefused(() -> new PoissonPacer(0, 1));
        assertRefused(() -> new PoissonPacer(1.1e9, 1));
    }

    private static void assertRefused(Runnable made) {
        assertThatThrownBy(made::run).isInstanceOf(IllegalArgumentException.class);
    }

    private static Step step(double rate, int seconds) {
        return new Step(rate, Duration.ofSeconds(seconds));
    }
}
