package io.loadtester.common.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

    @ParameterizedTest(name = "of {2} hits a share of {0} from {1} on has {3}")
    @CsvSource({
        "1, 0, 0, 0",
        "1, 0, 0.5, 1",
        "1, 0, 5, 5",
        "1, 0, 5.1, 6",
        "0.5, 0, 5, 3",
        "0.5, 0.5, 5, 2",
        "0.5, 0, 6, 3",
        "0.5, 0.5, 6, 3",
        "2, 0, 5, 10",
        "0.25, 0.75, 3, 0",
        "0.25, 0.75, 4, 1",
        "0.3333333333333333, 0.6666666666666666, 3, 1"
    })
    void countsItsHitsAmongThoseOfTheWhole(double weight, double phase, double hits, long expected) {
        assertThat(new Share(weight, phase).hitsBefore(hits)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 0", "NaN, 0", "Infinity, 0", "1, -0.1", "1, 1", "1, NaN"})
    void refusesWhatIsNoShare(double weight, double phase) {
        assertThatThrownBy(() -> new Share(weight, phase)).isInstanceOf(IllegalArgumentException.class);
    }
}
