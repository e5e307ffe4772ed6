package io.loadtester.common.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RateDistributionTest {

    private static final long TEN_SECONDS = 10_000_000_000L;

    @ParameterizedTest
    @EnumSource(RateDistribution.class)
    void hitsOfAllSharesAddUpToTheSchedulesHitsTimesTheWeights(RateDistribution distribution) {
        Random random = new Random(7);
        for (int workers = 1; workers <= 40; workers++) {
            for (double rate : new double[] {0.3, 1, 3, 7, 50, 333.3, 2_000, 999_999, 1e7}) {
                Pacer pacer = new ConstantPacer(rate);
                double hits = pacer.hitsBy(TEN_SECONDS);
                List<Share> shares = distribution.shares(workers, weights(workers, random), hits);

                long sum = shares.stream()
                        .mapToLong(share -> ArrivalSchedule.of(pacer, share, 0).hitsBefore(TEN_SECONDS))
                        .sum();
                double total = distribution == RateDistribution.SAME ? workers * hits : hits;

                if (distribution == RateDistribution.SAME && hits != Math.rint(hits)) {
                    assertThat((double) sum).isBetween(total - workers, total + workers);
                } else {
                    assertThat(sum).as("%s/s on %s", rate, workers).isEqualTo((long) Math.ceil(total - 1e-6));
                }
            }
        }
    }

    @Test
    void sharedWorkersTogetherMakeOneEvenlySpacedSchedule() {
        Pacer pacer = new ConstantPacer(1_000);
        List<Long> dues = new ArrayList<>();
        for (Share share : RateDistribution.SHARED.shares(3, List.of(), 10_000)) {
            ArrivalSchedule schedule = ArrivalSchedule.of(pacer, share, 0);
            for (long n = 0; n < schedule.hitsBefore(TEN_SECONDS); n++) {
                dues.add(schedule.dueNanos(n));
            }
        }

        dues.sort(null);

        assertThat(dues).hasSize(10_000);
        for (int n = 0; n < dues.size(); n++) {
            assertThat(dues.get(n)).isBetween(n * 1_000_000L - 1, n * 1_000_000L + 1);
        }
    }

    private static List<Double> weights(int workers, Random random) {
        return random.doubles(workers, 0.1, 10).boxed().toList();
    }
}
