package io.loadtester.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonValueTest {

    private static final String DOCUMENT =
            "{\"foo\": [\"bar\", \"baz\"], \"\": 0, \"a/b\": 1, \"m~n\": 8, \"0\": {\"1\": null}}";

    @ParameterizedTest
    @CsvSource({"/foo/0, '\"bar\"'", "/, 0", "/a~1b, 1", "/m~0n, 8", "/0/1, null", "/foo, '[\"bar\",\"baz\"]'"})
    void findsWhatAPointerLeadsTo(String pointer, String found) {
        assertThat(JacksonValue.of(DOCUMENT).at(pointer)).contains(JacksonValue.of(found));
    }

    @Test
    void theEmptyPointerLeadsToTheWhole() {
        assertThat(JacksonValue.of(DOCUMENT).at("")).contains(JacksonValue.of(DOCUMENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/foo/2", "/foo/-", "/foo/01", "/bar", "/a", "/foo/bar"})
    void findsNothingWhereNothingIs(String pointer) {
        assertThat(JacksonValue.of(DOCUMENT).at(pointer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "5 | 5.0 | true",
                "[1e2] | [100] | true",
                "{\"a\": 1, \"b\": 2} | {\"b\": 2.0, \"a\": 1} | true",
                "0.1 | 0.10 | true",
                "9007199254740993 | 9007199254740992 | false",
                "1e999999999 | 5 | false",
                "[1, 2] | [2, 1] | false",
                "5 | \"5\" | false",
                "null | false | false",
                "{\"a\": null} | {} | false"
            })
    void comparesByStructureAndNumbersByValue(String one, String other, boolean equal) {
        assertThat(JacksonValue.of(one).equals(JacksonValue.of(other))).isEqualTo(equal);
        assertThat(JacksonValue.of(other).equals(JacksonValue.of(one))).isEqualTo(equal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{}{}", "x", "[1,]", "'a'", "1e99999999999"})
    void readsNothingButJson(String text) {
        assertThat(JacksonValue.read(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void aDeepNestDoesNotOverflowTheStack() {
        assertThat(JacksonValue.read("[".repeat(100_000).getBytes(UTF_8))).isEmpty();
    }
}
