package io.loadtester.master.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 1",
        "4000, 1",
        "4001, 2",
        "7998, 2",
        "7999, 5",
        "40000, 20",
        "86400, 30",
        "604800, 300",
        "31536000, 21600",
        "315360000, 78860"
    })
    void isTheFinestThatIsNotTooMany(long seconds, int resolution) {
        assertThat(Resolution.of(seconds, Resolution.MAX_POINTS)).isEqualTo(resolution);
        assertThat(Resolution.points(seconds, resolution)).isLessThanOrEqualTo(Resolution.MAX_POINTS);
    }
}
