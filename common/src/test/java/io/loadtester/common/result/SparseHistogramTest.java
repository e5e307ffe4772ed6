package io.loadtester.common.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Compares every operation with HdrHistogram. */
class SparseHistogramTest {

    private static final int ROUNDS = 100 * Integer.getInteger("loadtester.thoroughness", 1);

    private final Random random = new Random(17);

    @Test
    void readsWhatHdrHistogramWrote() {
        for (int round = 0; round < ROUNDS; round++) {
            Histogram histogram = histogram();

            SparseHistogram sparse = SparseHistogram.decode(LatencyHistogram.encode(histogram));

            assertThat(sparse).isEqualTo(SparseHistogram.of(histogram));
            assertThat(sparse.total()).isEqualTo(histogram.getTotalCount());
            Histogram again = sparse.toHistogram();
            assertThat(SparseHistogram.of(again)).isEqualTo(sparse);
            assertThat(again.getMean()).isEqualTo(histogram.getMean());
            assertThat(again.getMinValue()).isEqualTo(histogram.getMinValue());
            assertThat(again.getMaxValue()).isEqualTo(histogram.getMaxValue());
        }
    }

    @Test
    void writesWhatHdrHistogramReads() {
        for (int round = 0; round < ROUNDS; round++) {
            Histogram histogram = histogram();

            byte[] bytes = SparseHistogram.of(histogram).encode();

            assertThat(LatencyHistogram.decode(bytes)).isEqualTo(histogram);
            assertThat(EncodedHistogram.count(bytes)).isEqualTo(histogram.getTotalCount());
            assertThat(SparseHistogram.decode(bytes)).isEqualTo(SparseHistogram.of(histogram));
        }
    }

    @Test
    void widerStepsMoveNoValueByMoreThanAStepAndNotTheLargest() {
        for (int round = 0; round < ROUNDS; round++) {
            SparseHistogram all = SparseHistogram.of(histogram());

            SparseHistogram wider = all.inWiderSteps();

            assertThat(wider.total()).isEqualTo(all.total());
            assertThat(wider.max()).isEqualTo(all.max());
            assertThat(wider.inWiderSteps()).isEqualTo(wider);
            for (double percentile : new double[] {0, 1, 50, 99, 99.9, 100}) {
                long exact = all.valueAtPercentile(percentile);
                assertThat(wider.valueAtPercentile(percentile))
                        .isBetween(exact - 2_048, Math.max(exact + 2_048, exact + exact / 250));
            }
        }
    }

    @Test
    void widerStepsTakeLessRoom() {
        SparseHistogram all = SparseHistogram.of(random.doubles(50_000, 200_000, 1_000_000)
                .mapToLong(nanos -> (long) nanos)
                .toArray());

        assertThat(all.inWiderSteps().encode().length).isLessThan(all.encode().length * 70 / 100);
    }

    @Test
    void aPartIsSpreadAsAllAreAndLeavesTheRest() {
        for (int round = 0; round < ROUNDS; round++) {
            SparseHistogram all = SparseHistogram.of(histogram());
            long wanted = all.total() == 0 ? 0 : random.nextLong(all.total() + 1);

            SparseHistogram part = all.part(wanted);
            SparseHistogram rest = all.minus(part);

            assertThat(part.total()).isEqualTo(wanted);
            assertThat(part.plus(rest)).isEqualTo(all);
        }
    }

    @Test
    void addsAsHdrHistogramDoes() {
        for (int round = 0; round < ROUNDS; round++) {
            Histogram one = histogram();
            Histogram other = histogram();

            SparseHistogram sum = SparseHistogram.of(one).plus(SparseHistogram.of(other));
            one.add(other);

            assertThat(sum).isEqualTo(SparseHistogram.of(one));
        }
    }

    @Test
    void hasThePercentilesOfHdrHistogram() {
        for (int round = 0; round < ROUNDS; round++) {
            Histogram histogram = histogram();
            SparseHistogram sparse = SparseHistogram.of(histogram);

            for (double percentile : new double[] {0, 1e-9, 10, 50, 90, 95, 99, 99.9, 99.9999, 100}) {
                assertThat(sparse.valueAtPercentile(percentile))
                        .as("%s of %s", percentile, sparse)
                        .isEqualTo(histogram.getValueAtPercentile(percentile));
            }
            assertThat(sparse.max()).isEqualTo(histogram.getMaxValue());
        }
    }

    @Test
    void countsSingleValuesAsHdrHistogramDoes() {
        for (int round = 0; round < ROUNDS; round++) {
            Histogram histogram = LatencyHistogram.create();
            long[] nanos = random.doubles(random.nextInt(300), 0, Math.log(LatencyHistogram.HIGHEST_NANOS))
                    .mapToLong(exponent -> (long) Math.exp(exponent))
                    .toArray();
            for (long each : nanos) {
                histogram.recordValue(each);
            }

            assertThat(SparseHistogram.of(nanos)).isEqualTo(SparseHistogram.of(histogram));
        }
    }

    @Test
    void isEmptyWithoutValues() {
        assertThat(SparseHistogram.NONE.encode()).isEmpty();
        assertThat(SparseHistogram.decode(new byte[0])).isEqualTo(SparseHistogram.NONE);
        assertThat(SparseHistogram.NONE.plus(SparseHistogram.NONE)).isEqualTo(SparseHistogram.NONE);
        assertThat(SparseHistogram.NONE.valueAtPercentile(50)).isZero();
        assertThat(SparseHistogram.NONE.max()).isZero();
    }

    /** Values over the whole range, including both ends, single and clustered. */
    private Histogram histogram() {
        Histogram histogram = LatencyHistogram.create();
        for (int values = random.nextInt(80); values >= 0; values--) {
            long nanos = (long) Math.exp(random.nextDouble() * Math.log(LatencyHistogram.HIGHEST_NANOS));
            histogram.recordValueWithCount(nanos, 1 + (long) Math.exp(random.nextDouble() * 30));
            histogram.recordValue(random.nextInt(5) * 512L);
        }
        if (random.nextBoolean()) {
            histogram.recordValue(0);
            histogram.recordValue(LatencyHistogram.HIGHEST_NANOS);
        }
        return histogram;
    }
}
