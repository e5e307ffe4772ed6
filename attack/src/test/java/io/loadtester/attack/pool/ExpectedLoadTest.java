package io.loadtester.attack.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedLoadTest {

    @ParameterizedTest
    @CsvSource({
        // at least, at most, per second, round trip in microseconds, expected
        "10, 1000, 100, 50, 10",
        "10, 1000, 20000, 50, 20",
        "10, 1000, 20000, 10000, 400",
        "10, 1000, 20000, 100000, 1000",
        "10, 15, 20000, 50, 15",
        "64, 64, 0, 5000, 64",
        "1, 2147483647, 1000000000, 60000000, 2147483647"
    })
    void opensWhatLittlesLawAsksForWithinTheLimits(
            int atLeast, int atMost, double perSecond, long roundTripMicros, int expected) {
        ExpectedLoad load = new ExpectedLoad(atLeast, atMost, perSecond);

        assertThat(load.hitsAtOnce(roundTripMicros * 1_000)).isEqualTo(expected);
    }
}
