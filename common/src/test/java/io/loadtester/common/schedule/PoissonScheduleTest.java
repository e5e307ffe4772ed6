package io.loadtester.common.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonScheduleTest {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.7, 3, 9.99, 10, 11, 30, 100, 1_234.5, 50_000, 1e6, 1e9})
    void countsHaveThePoissonDistributionsMeanAndVariance(double mean) {
        int draws = 100_000;
        PoissonNumbers numbers = new PoissonNumbers(mean);
        Randomness randomness = new Randomness();
        randomness.restart(3);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double off = numbers.next(randomness) - mean;
            sum += off;
            squares += off * off;
        }

        double standardError = Math.sqrt(mean / draws);
        assertThat(sum / draws).isEqualTo(0, within(4 * standardError));
        double ofVariance = Math.sqrt((2 * mean * mean + mean) / draws);
        assertThat(squares / draws).isEqualTo(mean, within(4 * ofVariance));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 6, 10, 12, 25, 60})
    void countsAreAsOftenAsTheyShouldBe(double mean) {
        int draws = 200_000;
        PoissonNumbers numbers = new PoissonNumbers(mean);
        Randomness randomness = new Randomness();
        randomness.restart(5);
        int most = (int) (mean + 3 * Math.sqrt(mean));
        double[] seen = new double[most + 2];
        for (int i = 0; i < draws; i++) {
            seen[(int) Math.min(most + 1, numbers.next(randomness))]++;
        }
        double[] expected = new double[most + 2];
        double rest = draws;
        for (int k = 0; k <= most; k++) {
            expected[k] = draws * Math.exp(k * Math.log(mean) - mean - PoissonNumbers.logFactorial(k));
            rest -= expected[k];
        }
        expected[most + 1] = rest;

        assertThat(chiSquare(seen, expected)).isLessThan(limit(most + 1));
    }

    @Test
    void knowsLogarithmsOfFactorials() {
        double exact = 0;
        for (int n = 1; n <= 170; n++) {
            exact += Math.log(n);
            assertThat(PoissonNumbers.logFactorial(n)).isEqualTo(exact, within(1e-7));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 8, 200, 5_000})
    void timesBetweenArrivalsAreExponential(double rate) {
        int arrivals = 100_000;
        int classes = 50;
        ArrivalSchedule schedule = ArrivalSchedule.of(new PoissonPacer(rate, 17), Share.WHOLE, 0);
        double[] seen = new double[classes];
        long before = 0;
        for (int n = 0; n < arrivals; n++) {
            long due = schedule.dueNanos(n);
            // Should be uniform from 0 to 1.
            double even = -Math.expm1(-rate * (due - before) / SECOND);
            seen[(int) Math.min(classes - 1, even * classes)]++;
            before = due;
        }
        double[] expected = new double[classes];
        Arrays.fill(expected, (double) arrivals / classes);

        assertThat(chiSquare(seen, expected)).isLessThan(limit(classes - 1));
    }

    @Test
    void twoSharesOfOneTestAreIndependent() {
        List<Share> shares = RateDistribution.SHARED.shares(2, List.of(), 100);
        double rate = 50;
        int seconds = 20_000;
        double covariance = 0;
        long[][] counts = new long[2][seconds];
        for (int i = 0; i < 2; i++) {
            ArrivalSchedule schedule = ArrivalSchedule.of(new PoissonPacer(rate, 1), shares.get(i), 0);
            for (long n = 0; schedule.dueNanos(n) < seconds * SECOND; n++) {
                counts[i][(int) (schedule.dueNanos(n) / SECOND)]++;
            }
        }
        for (int second = 0; second < seconds; second++) {
            covariance += (counts[0][second] - 25.0) * (counts[1][second] - 25.0) / seconds;
        }

        assertThat(covariance / 25).isEqualTo(0, within(4 / Math.sqrt(seconds)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 2, 40, 3_000})
    void countingAndDueTimesAgreeAtEveryInstant(double rate) {
        ArrivalSchedule schedule = ArrivalSchedule.of(new PoissonPacer(rate, 23), new Share(0.4, 0.2), 2_345_678_901L);
        long hits = schedule.hitsBefore(60 * SECOND);

        for (long n = 0; n < Math.min(hits, 2_000); n++) {
            long due = schedule.dueNanos(n);
            assertThat(due).isGreaterThanOrEqualTo(2_345_678_901L);
            assertThat(schedule.hitsBefore(due)).isLessThanOrEqualTo(n);
            assertThat(schedule.hitsBefore(due + 1)).isGreaterThan(n);
        }
        if (hits > 0) {
            assertThat(schedule.dueNanos(hits - 1)).isLessThan(60 * SECOND);
        }
        assertThat(schedule.dueNanos(hits)).isGreaterThanOrEqualTo(60 * SECOND);
    }

    @Test
    void theSameSeedHasTheSameArrivalsInAnyOrder() {
        PoissonPacer pacer = new PoissonPacer(100, 4);
        ArrivalSchedule forward = ArrivalSchedule.of(pacer, Share.WHOLE, 0);
        ArrivalSchedule backward = ArrivalSchedule.of(pacer, Share.WHOLE, 0);
        List<Long> dues = new ArrayList<>();
        for (int n = 0; n < 500; n++) {
            dues.add(forward.dueNanos(n));
        }

        for (int n = 499; n >= 0; n--) {
            assertThat(backward.dueNanos(n)).isEqualTo(dues.get(n));
        }
        assertThat(ArrivalSchedule.of(new PoissonPacer(100, 5), Share.WHOLE, 0).dueNanos(0))
                .isNotEqualTo(dues.get(0));
        assertThat(ArrivalSchedule.of(pacer, Share.WHOLE, SECOND).dueNanos(0)).isNotEqualTo(SECOND + dues.get(0));
    }

    @Test
    void holdsAMillionASecond() {
        ArrivalSchedule schedule = ArrivalSchedule.of(new PoissonPacer(1e6, 4), Share.WHOLE, 0);

        long hits = schedule.hitsBefore(2 * SECOND + SECOND / 2);

        assertThat((double) hits).isEqualTo(2.5e6, within(5 * Math.sqrt(2.5e6)));
        long before = 0;
        for (long n = 0; n < hits; n++) {
            long due = schedule.dueNanos(n);
            if (due < before) {
                assertThat(due).isGreaterThanOrEqualTo(before);
            }
            before = due;
        }
        assertThat(before).isLessThan(2 * SECOND + SECOND / 2);
    }

    private static double chiSquare(double[] seen, double[] expected) {
        double sum = 0;
        for (int i = 0; i < seen.length; i++) {
            // Classes that are almost empty prove nothing.
            if (expected[i] > 5) {
                sum += (seen[i] - expected[i]) * (seen[i] - expected[i]) / expected[i];
            }
        }
        return sum;
    }

    /** The 99.9th percentile of the chi-squared distribution (Wilson and Hilferty). */
    private static double limit(int degrees) {
        double ninth = 2.0 / (9 * degrees);
        return degrees * Math.pow(1 - ninth + 3.09 * Math.sqrt(ninth), 3);
    }
}
