package io.loadtester.cli.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.cli.search.CapacitySearch.Bounds;
import io.loadtester.cli.search.CapacitySearch.Found;
import io.loadtester.cli.search.CapacitySearch.GeneratorLimit;
import io.loadtester.cli.search.CapacitySearch.Move;
import io.loadtester.cli.search.CapacitySearch.NoneHolds;
import io.loadtester.cli.search.CapacitySearch.Outcome;
import io.loadtester.cli.search.CapacitySearch.Stage;
import io.loadtester.cli.search.CapacitySearch.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacitySearchTest {

    private static final int MORE_THAN_ENOUGH_STEPS = 200;

    private final List<Step> steps = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1000 | RAMP 100, RAMP 200, RAMP 400, RAMP 800, RAMP 1600, BISECT 1131, BISECT 951, BISECT 1037,"
                        + " BISECT 993, BISECT 1014, BISECT 1003, CONFIRM 993",
                "100 | RAMP 100, RAMP 200, BISECT 141, BISECT 118, BISECT 108, BISECT 103, BISECT 101, CONFIRM 100",
                "9000 | RAMP 100, RAMP 200, RAMP 400, RAMP 800, RAMP 1600, RAMP 2000, CONFIRM 2000",
                "99 | RAMP 100"
            })
    void tries(double capacity, String expected) {
        run(new Bounds(100, 2_000, 0.02), step -> step.ratePerSecond() <= capacity ? Outcome.HOLDS : Outcome.FAILS);

        assertThat(steps)
                .extracting(step -> String.format(Locale.ROOT, "%s %.0f", step.stage(), step.ratePerSecond()))
                .containsExactly(expected.split(", "));
    }

    @Test
    void saysWhenEvenTheHighestRateHolds() {
        assertThat(run(new Bounds(100, 2_000, 0.02), step -> Outcome.HOLDS)).isEqualTo(new Found(2_000, true));
        assertThat(run(new Bounds(100, 100, 0.02), step -> Outcome.HOLDS)).isEqualTo(new Found(100, true));
    }

    @Test
    void saysWhenNotEvenTheLowestRateHolds() {
        assertThat(run(new Bounds(100, 2_000, 0.02), step -> Outcome.FAILS)).isEqualTo(new NoneHolds(100));
    }

    @Test
    void goesDownWhenTheConfirmationFails() {
        Move end = run(
                new Bounds(100, 2_000, 0.02),
                step -> step.ratePerSecond() <= (step.stage() == Stage.CONFIRM ? 900 : 1_000)
                        ? Outcome.HOLDS
                        : Outcome.FAILS);

        assertThat(end).isInstanceOfSatisfying(Found.class, found -> assertThat(found.ratePerSecond())
                .isBetween(800.0, 900.0));
    }

    @Test
    void findsNothingWhenNoConfirmationSucceeds() {
        Move end = run(
                new Bounds(100, 2_000, 0.02), step -> step.stage() == Stage.CONFIRM ? Outcome.FAILS : Outcome.HOLDS);

        assertThat(end).isEqualTo(new NoneHolds(100));
    }

    @Test
    void stopsWhereTheGeneratorIsTheLimit() {
        Move end = run(
                new Bounds(100, 50_000, 0.02), step -> step.ratePerSecond() > 1_000 ? Outcome.SPOILT : Outcome.HOLDS);

        assertThat(end).isEqualTo(new GeneratorLimit(1_600, 800));
        assertThat(steps).extracting(Step::ratePerSecond).endsWith(800.0, 1_600.0, 1_600.0);
    }

    @Test
    void aSingleHiccupOfTheGeneratorIsForgiven() {
        Move end = run(
                new Bounds(100, 2_000, 0.02),
                step -> steps.size() % 2 == 1
                        ? Outcome.SPOILT
                        : step.ratePerSecond() <= 1_000 ? Outcome.HOLDS : Outcome.FAILS);

        assertThat(end).isEqualTo(new Found(993, false));
    }

    @Test
    void aMonotoneSystemIsFoundWithinThePrecision() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            double from = Math.pow(10, random.nextDouble() * 3);
            double to = from * Math.pow(10, random.nextDouble() * 4);
            double precision = Math.pow(10, -1 - 2 * random.nextDouble());
            double capacity = from * Math.pow(to / from, random.nextDouble());

            Move end = run(
                    new Bounds(from, to, precision),
                    step -> step.ratePerSecond() <= capacity ? Outcome.HOLDS : Outcome.FAILS);

            assertThat(end).isInstanceOfSatisfying(Found.class, found -> assertThat(found.ratePerSecond())
                    .isLessThanOrEqualTo(capacity)
                    .isGreaterThanOrEqualTo(capacity / (1 + precision) * (1 - 1e-12)));
        }
    }

    @Test
    void aNoisySystemIsNeverCreditedWithARateWhoseConfirmationFailed() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            double noise = random.nextDouble();
            double spoilt = random.nextDouble() * 0.3;
            List<Double> confirmed = new ArrayList<>();
            List<Double> failed = new ArrayList<>();

            Move end = run(new Bounds(100, 20_000, 0.05), step -> {
                if (random.nextDouble() < spoilt) {
                    return Outcome.SPOILT;
                }
                boolean holds = step.ratePerSecond() <= 3_000 == random.nextDouble() > noise;
                if (step.stage() == Stage.CONFIRM) {
                    (holds ? confirmed : failed).add(step.ratePerSecond());
                }
                return holds ? Outcome.HOLDS : Outcome.FAILS;
            });

            if (end instanceof Found found) {
                assertThat(confirmed).containsExactly(found.ratePerSecond());
                assertThat(failed).allSatisfy(rate -> assertThat(rate).isGreaterThan(found.ratePerSecond()));
            } else if (end instanceof GeneratorLimit limit) {
                assertThat(failed).allSatisfy(rate -> assertThat(rate).isGreaterThan(limit.heldPerSecond()));
            }
        }
    }

    @Test
    void staysWithinItsBoundsAndEnds() {
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            run(new Bounds(3, 5_000, 0.01), step -> random.nextBoolean() ? Outcome.HOLDS : Outcome.FAILS);

            assertThat(steps)
                    .allSatisfy(step -> assertThat(step.ratePerSecond()).isBetween(3.0, 5_000.0));
        }
    }

    @Test
    void whatIsOverIsOver() {
        CapacitySearch search = new CapacitySearch(new Bounds(100, 200, 0.02));
        search.tell(Outcome.FAILS);

        assertThatThrownBy(() -> search.tell(Outcome.HOLDS)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Bounds(0, 1, 0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bounds(2, 1, 0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bounds(1, 2, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private Move run(Bounds bounds, Function<Step, Outcome> system) {
        CapacitySearch search = new CapacitySearch(bounds);
        steps.clear();
        while (search.next() instanceof Step step) {
            steps.add(step);
            assertThat(steps).hasSizeLessThan(MORE_THAN_ENOUGH_STEPS);
            search.tell(system.apply(step));
        }
        return search.next();
    }
}
