package io.loadtester.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondProgressTest {

    @ParameterizedTest
    @CsvSource({"4, 6e9, 4 s of 6 s", "7, 6e9, 7 s of 7 s", "1, 5e8, 1 s of 1 s", "90, 3.1536e16, 90 s"})
    void tellsHowFarItIs(int seconds, double endNanos, String text) {
        assertThat(SecondProgress.elapsed(seconds, endNanos)).isEqualTo(text);
    }
}
