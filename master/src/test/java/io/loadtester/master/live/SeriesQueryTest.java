package io.loadtester.master.live;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.LoadTest;
import io.loadtester.master.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesQueryTest {

    private static final int LENGTH = 10_000;

    private final LoadTest test = TestSeriesTest.test(RateDistribution.SHARED, "");

    @ParameterizedTest
    @CsvSource({
        "-1,,,,, from",
        "10000,,,,, from",
        "5, 5,,,, to",
        ", 0,,,, to",
        ", 10001,,,, to",
        ",, u,,, target",
        ",,, c,, worker",
        ",,,, 0, resolution",
        ",,,, 2, resolution"
    })
    void refusesWhatTheTestDoesNotHave(
            Integer from, Integer to, String target, String worker, Integer resolution, String field) {
        SeriesQuery query = new SeriesQuery(from, to, target, worker, resolution);

        assertThatThrownBy(() -> query.check(test, LENGTH))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(field + ": ");
    }

    @ParameterizedTest
    @CsvSource({",,,,", "0, 1, t, a, 1", "9999, 10000, other, b, 7", ",,,, 3", "5000, 9000,,, 1"})
    void takesWhatItHas(Integer from, Integer to, String target, String worker, Integer resolution) {
        assertThatCode(() -> new SeriesQuery(from, to, target, worker, resolution).check(test, LENGTH))
                .doesNotThrowAnyException();
    }
}
