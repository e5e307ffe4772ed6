package io.loadtester.common.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalScheduleTest {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest(name = "hit {3} of share {1}, {2} at {0}/s is due after {4} ns")
    @CsvSource({
        "10, 1, 0, 0, 0",
        "10, 1, 0, 1, 100000000",
        "10, 1, 0, 1000, 100000000000",
        "10, 1, 0.5, 0, 50000000",
        "10, 0.5, 0, 1, 200000000",
        "10, 0.5, 0.5, 0, 100000000",
        "10, 0.5, 0.5, 1, 300000000",
        "3, 1, 0, 1, 333333333",
        "3, 1, 0, 3, 1000000000",
        "1000000000, 1, 0, 7, 7"
    })
    void tellsWhenAHitIsDue(double rate, double weight, double phase, long n, long dueNanos) {
        ArrivalSchedule schedule = ArrivalSchedule.of(new ConstantPacer(rate), new Share(weight, phase), 0);

        assertThat(schedule.dueNanos(n)).isEqualTo(dueNanos);
    }

    @ParameterizedTest(name = "{0}/s for {1} ns: {2} hits")
    @CsvSource({
        "10, 0, 0",
        "10, 1, 1",
        "10, 1000000000, 10",
        "10, 1000000001, 11",
        "3, 1000000000, 3",
        "0.5, 1000000000, 1"
    })
    void aHitDueAtTheEndIsNotPartOfIt(double rate, long elapsedNanos, long hits) {
        ArrivalSchedule schedule = ArrivalSchedule.of(new ConstantPacer(rate), Share.WHOLE, 0);

        assertThat(schedule.hitsBefore(elapsedNanos)).isEqualTo(hits);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 3, 7, 333.3, 49_999.5})
    void countingAndDueTimesAgree(double rate) {
        ArrivalSchedule schedule = ArrivalSchedule.of(new ConstantPacer(rate), new Share(0.3, 0.7), 5 * SECOND);

        for (long end = 5 * SECOND; end < 3600 * SECOND; end = end * 3 / 2) {
            long hits = schedule.hitsBefore(end);
            if (hits > 0) {
                assertThat(schedule.dueNanos(hits - 1)).isLessThanOrEqualTo(end);
            }
            assertThat(schedule.dueNanos(hits)).isGreaterThanOrEqualTo(end - 1);
        }
    }

    @Test
    void doesNotDriftInADay() {
        ArrivalSchedule schedule = ArrivalSchedule.of(new ConstantPacer(7), Share.WHOLE, 0);

        assertThat(schedule.dueNanos(7L * 86_400)).isEqualTo(86_400 * SECOND);
    }

    @Test
    void anEpochBeginsAtItsCutOver() {
        ArrivalSchedule schedule = ArrivalSchedule.of(new ConstantPacer(10), new Share(0.5, 0), 2 * SECOND);

        assertThat(schedule.dueNanos(0)).isEqualTo(2 * SECOND);
        assertThat(schedule.dueNanos(1)).isEqualTo(2 * SECOND + 200_000_000);
        assertThat(schedule.hitsBefore(2 * SECOND)).isZero();
        assertThat(schedule.hitsBefore(3 * SECOND)).isEqualTo(5);
        assertThatThrownBy(() -> ArrivalSchedule.of(new ConstantPacer(10), Share.WHOLE, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSharesOfAnEpochGoOnWhereTheLastOnesLeftOff() {
        ConstantPacer pacer = new ConstantPacer(30);
        List<Long> dues = new ArrayList<>();
        collect(dues, RateDistribution.SHARED.shares(3, List.of(), 300), pacer, 0, 4 * SECOND);
        collect(dues, RateDistribution.SHARED.shares(2, List.of(), 180), pacer, 4 * SECOND, 10 * SECOND);

        dues.sort(null);

        assertThat(dues).hasSize(300);
        for (int n = 0; n < 300; n++) {
            assertThat(dues.get(n)).isBetween(n * SECOND / 30 - 1, n * SECOND / 30 + 1);
        }
    }

    private static void collect(List<Long> dues, List<Share> shares, Pacer pacer, long from, long to) {
        for (Share share : shares) {
            ArrivalSchedule schedule = ArrivalSchedule.of(pacer, share, from);
            for (long n = 0; n < schedule.hitsBefore(to); n++) {
                dues.add(schedule.dueNanos(n));
            }
        }
    }
}
