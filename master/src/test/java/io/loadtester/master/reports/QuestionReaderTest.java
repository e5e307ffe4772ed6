package io.loadtester.master.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.test.LoadTest;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.reporting.report.Percentile;
import io.loadtester.reporting.report.Question;
import io.loadtester.reporting.report.Selection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionReaderTest {

    private final LoadTest test = new SyntheticHits(2, 1).test;

    @Test
    void asksForTheWholeWhenNothingIsSaid() {
        Question question = QuestionReader.read(test, Map.of("format", List.of("json")));

        assertThat(question.selection().isWhole()).isTrue();
        assertThat(question.selection().to()).isEqualTo(SyntheticHits.SECONDS);
        assertThat(question.percentiles()).isEmpty();
    }

    @Test
    void takesSeveralOfEachAndNamesAsTheyAre() {
        Question question = QuestionReader.read(
                test,
                Map.of(
                        "from", List.of("2"),
                        "target", List.of("search, by name", "home", "home"),
                        "worker", List.of("worker-1"),
                        "percentiles", List.of("50, 99.90", "100", "99.9")));

        assertThat(question.selection())
                .isEqualTo(new Selection(2, 12, true, Set.of("home", "search, by name"), Set.of("worker-1")));
        assertThat(question.percentiles()).isEqualTo(Percentile.listOf(50, 99.9, 100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from | 12 | from: is outside the test: the test has the seconds 0 to 12 (exclusive)",
                "from | 1.5 | from: must be a whole second of the test, such as 30; was \"1.5\"",
                "from | -1 | from: must be a whole second",
                "from | '' | from: must be a whole second",
                "from | 99999999999 | from: must be a whole second",
                "to | 13 | to: is outside the test",
                "to | 0 | to: must be above from, which is 0; was 0, and the window is empty",
                "target | search | target: the test has no target \"search\"; it has \"=checkout\", \"home\", \"search, by",
                "worker | w | worker: the test has no worker \"w\"; it has \"worker-0\", \"worker-1\"",
                "percentiles | 100.1 | percentiles: must be numbers from 0 to 100, such as 50,99,99.99; was \"100.1\"",
                "percentiles | 50,,99 | percentiles: must be numbers",
                "percentiles | 1e1 | percentiles: must be numbers",
                "percentiles | NaN | percentiles: must be numbers",
                "percentiles | -1 | percentiles: must be numbers"
            })
    void namesWhatIsWrong(String parameter, String value, String message) {
        assertThatThrownBy(() -> QuestionReader.read(test, Map.of(parameter, List.of(value))))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        assertThatThrownBy(() -> QuestionReader.read(
                        test, Map.of("to", List.of("3", "4"), "target", List.of("x"), "percentiles", List.of("x"))))
                .hasMessage("to: is given 2 times (and 2 more)");
        assertThatThrownBy(() -> QuestionReader.read(test, Map.of("from", List.of("5"), "to", List.of("5"))))
                .hasMessageStartingWith("to: must be above from, which is 5");
    }
}
