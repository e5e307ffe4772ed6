package io.loadtester.reporting.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares tests whose true difference is known, since their targets are simulated. */
class ComparisonTest {

    private static final int PAIRS = 20;
    private static final Strictness USUAL = new Strictness(0.95, 0.05);
    private static final Map<String, Target> TARGETS =
            Map.of("quiet", Target.QUIET, "usual", Target.USUAL, "restless", Target.RESTLESS, "fast", Target.FAST);

    @ParameterizedTest
    @CsvSource({
        "quiet, 10, 1000",
        "quiet, 30, 50",
        "quiet, 300, 100",
        "usual, 10, 100",
        "usual, 30, 1000",
        "usual, 300, 100",
        "fast, 30, 1000",
        "fast, 60, 200",
        "restless, 30, 50",
        "restless, 300, 100"
    })
    void seldomTellsEqualTestsApart(String name, int seconds, int rate) {
        Target target = TARGETS.get(name);
        Random random = new Random(1_000L * seconds + rate);

        int different = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            ComparisonVerdict verdict = verdict(compare(target, target, seconds, rate, random));
            different += verdict == ComparisonVerdict.WORSE || verdict == ComparisonVerdict.BETTER ? 1 : 0;
        }

        assertThat(different).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "quiet, 10, 1000",
        "quiet, 30, 50",
        "quiet, 300, 100",
        "usual, 30, 1000",
        "usual, 60, 200",
        "usual, 300, 100",
        "fast, 30, 1000",
        "fast, 60, 200",
        "restless, 300, 100"
    })
    void findsATargetThatIsATenthSlower(String name, int seconds, int rate) {
        Target target = TARGETS.get(name);
        Random random = new Random(1_000L * seconds + rate);

        int found = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            List<Difference> differences = compare(target, target.slower(1.1), seconds, rate, random);
            found += verdict(differences) == ComparisonVerdict.WORSE ? 1 : 0;
        }

        assertThat(found).isGreaterThanOrEqualTo(PAIRS - 1);
    }

    @Test
    void namesTheFigureThatGotWorse() {
        Random random = new Random(7);

        Map<Figure, Difference> differences =
                byFigure(compare(Target.QUIET, Target.QUIET.failing(0.05), 60, 200, random));

        assertThat(differences.get(Figure.FAILURES).verdict()).isEqualTo(ComparisonVerdict.WORSE);
        assertThat(differences.get(Figure.FAILURES).low()).isBetween(0.03, 0.05);
        assertThat(differences.get(Figure.FAILURES).high()).isBetween(0.05, 0.07);
        assertThat(differences.get(Figure.FAILURES).relative(1)).isNaN();
        assertThat(differences.get(Figure.THROUGHPUT).difference()).isNegative();
        assertThat(differences.get(Figure.P50).verdict()).isEqualTo(ComparisonVerdict.NO_DIFFERENCE);
    }

    @Test
    void callsAFasterTargetBetter() {
        List<Difference> differences = compare(Target.QUIET, Target.QUIET.slower(0.8), 60, 200, new Random(3));

        Difference median = byFigure(differences).get(Figure.P50);
        assertThat(verdict(differences)).isEqualTo(ComparisonVerdict.BETTER);
        assertThat(median.high()).isNegative();
        assertThat(median.relative(median.difference())).isBetween(-0.25, -0.15);
    }

    /** However few seconds there are. */
    @ParameterizedTest
    @CsvSource({"3", "20"})
    void isSureOfATargetThatDoesNothingAnyMore(int seconds) {
        Map<Figure, Difference> differences =
                byFigure(compare(Target.QUIET, Target.QUIET.failing(1), seconds, 100, new Random(2)));

        assertThat(differences.get(Figure.FAILURES).verdict()).isEqualTo(ComparisonVerdict.WORSE);
        assertThat(differences.get(Figure.FAILURES).low()).isEqualTo(1);
        assertThat(differences.get(Figure.FAILURES).high()).isEqualTo(1);
    }

    @Test
    void noRangeLeadsBelowZeroOrAboveAllHits() {
        Random random = new Random(4);
        for (int seconds : new int[] {7, 9, 15}) {
            for (double failing : new double[] {0, 0.4, 0.9, 0.99}) {
                for (Target target : TARGETS.values()) {
                    compare(target.failing(0.5), target.slower(0.2).failing(failing), seconds, 300, random).stream()
                            .filter(difference -> !Double.isNaN(difference.low()))
                            .forEach(difference -> {
                                assertThat(difference.reference() + difference.low())
                                        .isNotNegative();
                                assertThat(difference.low()).isLessThanOrEqualTo(difference.difference());
                                assertThat(difference.high()).isGreaterThanOrEqualTo(difference.difference());
                                assertThat(difference.figure() == Figure.FAILURES
                                                && difference.reference() + difference.high() > 1 + 1e-9)
                                        .isFalse();
                            });
                }
            }
        }
    }

    @Test
    void leavesDifferencesAloneThatAreTooSmallToMatter() {
        List<Difference> differences = compare(Target.QUIET, Target.QUIET.slower(1.03), 300, 500, new Random(5));

        Difference median = byFigure(differences).get(Figure.P50);
        assertThat(median.low()).as("it is sure").isPositive();
        assertThat(median.verdict()).as("and small").isEqualTo(ComparisonVerdict.NO_DIFFERENCE);
    }

    @Test
    void saysNothingOfPercentilesThatTooFewHitsReach() {
        Map<Figure, Difference> differences = byFigure(compare(Target.QUIET, Target.QUIET, 11, 90, new Random(1)));

        assertThat(differences.get(Figure.P50).verdict()).isEqualTo(ComparisonVerdict.NO_DIFFERENCE);
        assertThat(differences.get(Figure.P90).verdict()).isEqualTo(ComparisonVerdict.NO_DIFFERENCE);
        assertThat(differences.get(Figure.P99).verdict()).isEqualTo(ComparisonVerdict.TOO_LITTLE_DATA);
        assertThat(differences.get(Figure.P99).low()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "5"})
    void saysNothingOfTestsThatAreTooShort(int seconds) {
        List<Difference> differences = compare(Target.QUIET, Target.QUIET, seconds, 1_000, new Random(1));

        assertThat(verdict(differences)).isEqualTo(ComparisonVerdict.TOO_LITTLE_DATA);
    }

    @Test
    void answersTheSameWhenAskedAgain() {
        TestSeconds first = Target.USUAL.attack(30, 200, new Random(1));
        TestSeconds second = Target.USUAL.attack(40, 200, new Random(2));

        assertThat(Comparison.of(Resamples.of(first, 0), Resamples.of(second, 1), USUAL))
                .isEqualTo(Comparison.of(Resamples.of(first, 0), Resamples.of(second, 1), USUAL));
    }

    private static List<Difference> compare(Target reference, Target other, int seconds, int rate, Random random) {
        return Comparison.of(
                Resamples.of(reference.attack(seconds, rate, random), 0),
                Resamples.of(other.attack(seconds, rate, random), 1),
                USUAL);
    }

    private static ComparisonVerdict verdict(List<Difference> differences) {
        return ComparisonVerdict.ofAll(
                differences.stream().map(Difference::verdict).toList());
    }

    private static Map<Figure, Difference> byFigure(List<Difference> differences) {
        return differences.stream().collect(Collectors.toMap(Difference::figure, Function.identity()));
    }
}
