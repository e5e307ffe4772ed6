package io.loadtester.common.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantPacerTest {

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "1, 1e9, 1", "50, 1e8, 5", "0.5, 1e9, 0.5", "3, 1e9, 3", "1e9, 7, 7"})
    void countsHitsInProportionToTime(double ratePerSecond, double elapsedNanos, double hits) {
        assertThat(new ConstantPacer(ratePerSecond).hitsBy(elapsedNanos)).isEqualTo(hits);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.3, 1, 3, 7, 333.3, 50_000, 1e9})
    void timeAndHitsAreEachOthersInverse(double ratePerSecond) {
        ConstantPacer pacer = new ConstantPacer(ratePerSecond);

        for (long n = 0; n < 1_000_000; n = 2 * n + 1) {
            assertThat(pacer.hitsBy(pacer.nanosAt(n))).isCloseTo(n, Offset.offset(1e-6));
        }
    }

    @Test
    void hasTheSameRateAtEveryInstant() {
        assertThat(new ConstantPacer(12.5).ratePerSecond(0)).isEqualTo(12.5);
        assertThat(new ConstantPacer(12.5).ratePerSecond(1e15)).isEqualTo(12.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.1e9, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesRatesThatCannotBe(double ratePerSecond) {
        assertThatThrownBy(() -> new ConstantPacer(ratePerSecond)).isInstanceOf(IllegalArgumentException.class);
    }
}
