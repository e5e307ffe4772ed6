package io.loadtester.common.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "1, 1ns",
        "999, 999ns",
        "1000, 1µs",
        "1100, 1.1µs",
        "330840, 330.84µs",
        "999999, 999.999µs",
        "1000000, 1ms",
        "27466001, 27.466001ms",
        "1000000000, 1s",
        "4979000001, 4.979000001s",
        "60000000000, 1m0s",
        "63500000000, 1m3.5s",
        "3600000000000, 1h0m0s",
        "90061000000001, 25h1m1.000000001s",
        "-1500000, -1.5ms",
        "9223372036854775807, 2562047h47m16.854775807s",
        "-9223372036854775808, -2562047h47m16.854775808s"
    })
    void writesDurationsAsGoDoes(long nanos, String text) {
        assertThat(GoDuration.format(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "999, 999ns",
        "1001, 1.001µs",
        "330840, 330.84µs",
        "27466499, 27.466ms",
        "27466500, 27.467ms",
        "999999999, 1s",
        "4979499999, 4.979s",
        "4979500000, 4.98s",
        "63499999999, 1m3s",
        "63500000000, 1m4s",
        "3629999999999, 1h0m0s",
        "3630000000000, 1h1m0s",
        "9223372036854775807, 2562047h47m0s"
    })
    void roundsToTheNextUnitBelowAsVegetaDoes(long nanos, String text) {
        assertThat(GoDuration.rounded(nanos)).isEqualTo(text);
    }
}
