package io.loadtester.common.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {

    @Test
    void isFoundAnywhereInUtf8() {
        assertThat(Regex.of("gr.{2}e$").matchesIn("viele grüße".getBytes(UTF_8)))
                .isTrue();
        assertThat(Regex.of("^grüße").matchesIn("viele grüße".getBytes(UTF_8))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}"
            })
    void takesWhatPeopleWrite(String pattern) {
        assertThat(Regex.of(pattern).text()).isEqualTo(pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a{1001}", "(a)\\1", "(x{100}){100}", "((x{10}){10}){30}", "*"})
    void refusesWhatCannotBeOrIsTooLarge(String pattern) {
        assertThatThrownBy(() -> Regex.of(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a*)*b", "(a|aa)+$x", "(?:|){100}x", "(?:a?){30}a{30}b"})
    void noPatternTakesForEver(String pattern) {
        Regex regex = Regex.of(pattern);

        assertThat(regex.matchesIn(
                        "a".repeat(Math.min(20_000, regex.mostBytes())).getBytes(UTF_8)))
                .isFalse();
    }
}
