package io.loadtester.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RateParserTest {

    @ParameterizedTest
    @CsvSource({
        "50, 50",
        "0.5, 0.5",
        "50/1s, 50",
        "50/s, 50",
        "100/m, 1.6666666666666667",
        "5/500ms, 10",
        "1/1h, 0.0002777777777777778",
        "3/7s, 0.42857142857142855",
        "' 50 / 1s ', 50",
        "7/2, 3.5",
        "1e9, 1000000000",
        "1000/us, 1000000000"
    })
    void readsHitsPerSecondAndHitsPerDuration(String text, double ratePerSecond) {
        assertThat(RateParser.parse("rate", text)).isEqualTo(ratePerSecond);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "50/", "/1s", "50/1x", "50/1s/1s", "NaN", "50 per second", "0x10", "1,000"})
    void refusesWhatIsNoRate(String text) {
        assertThatThrownBy(() -> RateParser.parse("rate", text))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.field()).isEqualTo("rate"))
                .hasMessageContaining("must be a rate like 50, 50/1s, 100/m or 5/500ms");
    }

    @ParameterizedTest
    @CsvSource({
        "0, must be above 0",
        "0/1s, must be above 0",
        "infinity, must be above 0",
        "-1, must not be negative",
        "-1/s, must not be negative",
        "5/0s, must be hits per a duration above 0",
        "1000000001, must be at most 1000000000",
        "1e12, must be at most 1000000000",
        "1e999999999, must be at most 1000000000",
        "1e99999999999, must be at most 1000000000",
        "2/1ns, must be at most 1000000000"
    })
    void saysWhatIsWrongWithARate(String text, String message) {
        assertThatThrownBy(() -> RateParser.parse("rate", text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"50", "50.0", "5e1", "\"50\"", "\"50/1s\""})
    void readsJsonNumbersAndStrings(String json) {
        assertThat(RateParser.parse("rate", JsonMapper.shared().readTree(json))).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "null", "{}", "[50]"})
    void refusesOtherJsonTypes(String json) {
        assertThatThrownBy(() -> RateParser.parse("rate", JsonMapper.shared().readTree(json)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("must be a rate");
    }
}
