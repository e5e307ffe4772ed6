package io.loadtester.attack.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.SparseHistogram;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyCountsTest {

    private static final int FEW = LatencyCounts.FEW;

    private final Random random = new Random(7);
    private final LatencyCounts counts = new LatencyCounts();
    private final Histogram expected = LatencyHistogram.create();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 33, FEW - 1, FEW, FEW + 1, 3 * FEW})
    void countWhatOneHistogramCounts(int hits) {
        record(counts, hits);

        assertThat(counts.toSparse()).isEqualTo(SparseHistogram.of(expected));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "0, 1", "600, 600", "2000, 5", "5, 2000", "2000, 2000", "1024, 1"})
    void addUp(int own, int others) {
        LatencyCounts other = new LatencyCounts();
        record(counts, own);
        record(other, others);

        counts.add(other);

        assertThat(counts.toSparse()).isEqualTo(SparseHistogram.of(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 3 * FEW})
    void beginAnewAfterAReset(int before) {
        record(counts, before);
        counts.reset();
        expected.reset();

        record(counts, 20);

        assertThat(counts.toSparse()).isEqualTo(SparseHistogram.of(expected));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, LatencyHistogram.HIGHEST_NANOS + 1, Long.MAX_VALUE})
    void countWhatIsOutOfRangeAtTheNearestEnd(long nanos) {
        counts.record(nanos);
        expected.recordValue(LatencyHistogram.clamp(nanos));

        assertThat(counts.toSparse()).isEqualTo(SparseHistogram.of(expected));
    }

    private void record(LatencyCounts into, int hits) {
        for (int i = 0; i < hits; i++) {
            long nanos = (long) Math.exp(random.nextDouble() * 28);
            into.record(nanos);
            expected.recordValue(LatencyHistogram.clamp(nanos));
        }
    }
}
