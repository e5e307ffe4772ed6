package io.loadtester.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DurationParserTest {

    @ParameterizedTest
    @CsvSource({
        "10s, 10000000000",
        "10, 10000000000",
        "0.25, 250000000",
        "1e3, 1000000000000",
        "0, 0",
        "-0, 0",
        "0s, 0",
        "+5s, 5000000000",
        "1h2m3.5s, 3723500000000",
        "1m30s, 90000000000",
        "250ms, 250000000",
        "10us, 10000",
        "10µs, 10000",
        "10μs, 10000",
        "7ns, 7",
        ".5s, 500000000",
        "1.s, 1000000000",
        "0.1s, 100000000",
        "0.000000001, 1",
        "1.9ns, 1",
        "' 5s ', 5000000000",
        "876000h, 3153600000000000000",
        "2562047h47m16.854775807s, 9223372036854775807"
    })
    void readsGoDurationsAndBareSecondsToTheNanosecond(String text, long nanos) {
        assertThat(DurationParser.parse("duration", text)).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s",
                "abc",
                "10 s",
                "1d",
                "5min",
                "1s2",
                "s1",
                "1..5s",
                ".",
                "NaN",
                "Infinity",
                "0x10",
                "1e3s",
                "--1s",
                "+-1",
                "1,5s",
                "١s",
                "1h-2m"
            })
    void refusesWhatIsNoDurationAndShowsWhatIs(String text) {
        assertThatThrownBy(() -> DurationParser.parse("duration", text))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.field()).isEqualTo("duration"))
                .hasMessageContaining("must be a duration like 30s, 1m30s, 250ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1s", "-5", "-0.5", "-1h"})
    void refusesNegativeDurations(String text) {
        assertThatThrownBy(() -> DurationParser.parse("duration", text))
                .isInstanceOf(InputException.class)
                .hasMessage("must not be negative; got \"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2562048h", "9223372037", "1e300", "1e999999999", "1e99999999999999", "99999999999999999999h"})
    void saysWhenADurationIsTooLong(String text) {
        assertThatThrownBy(() -> DurationParser.parse("duration", text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is too long")
                .hasMessageContaining("292 years");
    }

    @Test
    void takesVanishinglySmallNumbersForZero() {
        assertThat(DurationParser.parse("duration", "1e-999999999")).isZero();
        assertThat(DurationParser.parse("duration", "1e-99999999999999")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"10 | 10000000000", "0.1 | 100000000", "\"1m\" | 60000000000", "1e1 | 10000000000"})
    void readsJsonNumbersAsSecondsAndJsonStringsAsDurations(String json, long nanos) {
        assertThat(DurationParser.parse("duration", json(json))).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "null", "{}", "[1]"})
    void refusesOtherJsonTypes(String json) {
        assertThatThrownBy(() -> DurationParser.parse("duration", json(json)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("must be a duration");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
