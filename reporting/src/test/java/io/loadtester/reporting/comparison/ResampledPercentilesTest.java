package io.loadtester.reporting.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.SparseHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fast resampling gives the same results as adding histograms. */
class PercentilesTest {

    private static final int RESAMPLES = 60 * Integer.getInteger("loadtester.thoroughness", 1);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void equalThoseOfMergedHistograms(long seed) {
        Random random = new Random(seed);
        List<Histogram> seconds = new ArrayList<>();
        TestSecondsBuilder builder = new TestSecondsBuilder(41);
        for (int second = 0; second < 41; second++) {
            Histogram histogram = LatencyHistogram.create();
            double level = 2_000_000 * Math.exp(0.5 * random.nextGaussian());
            for (int hit = 0; hit < 200; hit++) {
                histogram.recordValue(LatencyHistogram.clamp((long) (level * Math.exp(random.nextGaussian()))));
            }
            builder.add(second, SparseHistogram.of(histogram), 200, 200);
            seconds.add(histogram);
        }
        int[][] times = Draws.of(40, 3, RESAMPLES, new SplittableRandom(seed));

        double[][] values = ResampledPercentiles.of(builder.build(), Figure.percentiles(), times, RESAMPLES);

        for (int resample = 0; resample < RESAMPLES; resample++) {
            Histogram merged = LatencyHistogram.create();
            for (int slot = 0; slot < 40; slot++) {
                for (int i = 0; i < times[slot][resample]; i++) {
                    merged.add(seconds.get(slot + 1));
                }
            }
            for (int i = 0; i < Figure.percentiles().size(); i++) {
                double percentile = Figure.percentiles().get(i).percentile();
                assertThat(values[i][resample]).isEqualTo(merged.getValueAtPercentile(percentile));
            }
        }
    }

    @Test
    void numberBucketsAsHistogramsDo() {
        Histogram histogram = LatencyHistogram.create();
        Random random = new Random(3);
        long last = 0;
        for (int i = 0; i < 100_000; i++) {
            long nanos = (long) Math.exp(random.nextDouble() * Math.log(LatencyHistogram.HIGHEST_NANOS));

            assertThat(BucketIndex.highestNanos(BucketIndex.ordinal(nanos)))
                    .isEqualTo(histogram.highestEquivalentValue(nanos));
        }
        for (int bucket = 0; bucket < BucketIndex.COUNT; bucket++) {
            long nanos = BucketIndex.highestNanos(bucket);
            assertThat(nanos).isGreaterThan(last);
            assertThat(BucketIndex.ordinal(nanos)).isEqualTo(bucket);
            assertThat(BucketIndex.ordinal(last + 1)).isEqualTo(bucket);
            last = nanos;
        }
    }

    @Test
    void leaveOutTheFirstSecondAndALastOneThatIsNotWhole() {
        TestSecondsBuilder builder = new TestSecondsBuilder(4);
        for (int second = 0; second < 5; second++) {
            Histogram histogram = LatencyHistogram.create();
            histogram.recordValueWithCount(1_000_000, second + 1);
            builder.add(second, SparseHistogram.of(histogram), second + 1, second);
        }

        TestSeconds seconds = builder.build();

        assertThat(seconds.hits().ended()).containsExactly(2, 3, 4);
        assertThat(seconds.hits().succeeded()).containsExactly(1, 2, 3);
        assertThat(seconds.entries().buckets()).containsExactly(BucketIndex.ordinal(1_000_000));
        assertThat(seconds.entries().counts()).containsExactly(2, 3, 4);
    }

    @Test
    void putSecondsTogetherWhenThereAreManyHoursOfThem() {
        TestSecondsBuilder builder = new TestSecondsBuilder(8 * 3_600);
        Histogram histogram = LatencyHistogram.create();
        histogram.recordValue(1_000_000);
        SparseHistogram responseTime = SparseHistogram.of(histogram);
        for (int second = 0; second < 8 * 3_600; second++) {
            builder.add(second, responseTime, 1, 1);
        }

        TestSeconds seconds = builder.build();

        assertThat(seconds.slotSeconds()).isEqualTo(8);
        assertThat(seconds.hits().ended()).hasSize(3_599).containsOnly(8);
    }

    @Test
    void drawEverySecondEquallyOftenAndInBlocks() {
        int[][] times = Draws.of(10, 4, 5_000, new SplittableRandom(9));

        for (int[] ofSlot : times) {
            long sum = 0;
            for (int number : ofSlot) {
                sum += number;
            }
            assertThat(sum / 5_000.0).isCloseTo(1, within(0.05));
        }
        for (int resample = 0; resample < 5_000; resample++) {
            int all = 0;
            for (int slot = 0; slot < 10; slot++) {
                all += times[slot][resample];
            }
            assertThat(all).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @CsvSource({"300, 0, 7", "300, 0.5, 9", "300, 0.8, 21", "9, 0.9, 2", "1, 0.5, 1", "3600, -0.5, 15"})
    void drawLongerBlocksWhereSecondsRemember(int size, double correlation, int length) {
        assertThat(BlockLength.of(size, correlation)).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({
        "0.975, 1e9, 1.960",
        "0.995, 1e9, 2.576",
        "0.99917, 1e9, 3.144",
        "0.025, 1e9, -1.960",
        "0.975, 10, 2.228",
        "0.975, 4, 2.776",
        "0.9958, 10, 3.275"
    })
    void reachAsFarOutAsTheTablesSay(double probability, double degreesOfFreedom, double quantile) {
        assertThat(Quantiles.student(probability, degreesOfFreedom)).isCloseTo(quantile, within(0.03));
    }
}
