package io.loadtester.common.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadtester.common.schedule.RateCurve.Point;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateCurveTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void isOneLineForASteadyRate() {
        assertThat(curve(new ConstantPacer(50), 10, 0)).containsExactly(new Point(0, 50), new Point(10 * SECOND, 50));
        assertThat(curve(new PoissonPacer(50, 7), 10, 0)).containsExactly(new Point(0, 50), new Point(10 * SECOND, 50));
    }

    @Test
    void endsWhereTheHitsEnd() {
        assertThat(curve(new ConstantPacer(50), 10, 100)).containsExactly(new Point(0, 50), new Point(2 * SECOND, 50));
    }

    @Test
    void jumpsFromStepToStepAndHoldsTheLast() {
        Pacer pacer = new SteppedPacer(List.of(
                new SteppedPacer.Step(10, Duration.ofSeconds(2)), new SteppedPacer.Step(30, Duration.ofSeconds(1))));

        assertThat(curve(pacer, 10, 0))
                .containsExactly(
                        new Point(0, 10),
                        new Point(2 * SECOND, 10),
                        new Point(2 * SECOND, 30),
                        new Point(10 * SECOND, 30));
        assertThat(curve(pacer, 1, 0)).containsExactly(new Point(0, 10), new Point(SECOND, 10));
    }

    @Test
    void followsAWaveCloselyAndLongOnesWithBoundedPoints() {
        List<Point> wave = curve(new SinePacer(50, 25, Duration.ofSeconds(10), 0), 10, 0);

        assertThat(wave).hasSize(49);
        assertThat(wave.get(12).ratePerSecond()).isCloseTo(75, within(1e-6));
        assertThat(curve(new SinePacer(50, 25, Duration.ofMillis(1), 0), 3_600, 0))
                .hasSize(2_001);
    }

    @Test
    void isEmptyAsFastAsPossible() {
        assertThat(curve(new UnpacedPacer(), 10, 0)).isEmpty();
    }

    private static List<Point> curve(Pacer pacer, long seconds, long maxHits) {
        return RateCurve.of(new Extent(pacer, seconds * SECOND, maxHits));
    }
}
