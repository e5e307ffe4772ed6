package io.loadtester.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodsTest {

    @ParameterizedTest
    @CsvSource({
        "GET /, 3",
        "A, 1",
        "VERSION-CONTROL x, 15",
        "A-B-C, 5",
        "A-, 1",
        "A--B, 1",
        "-A, 0",
        "get, 0",
        "Get, 1",
        "'', 0"
    })
    void tellsHowLongTheMethodAtTheBeginningIs(String text, int length) {
        assertThat(Methods.lengthIn(text)).isEqualTo(length);
    }
}
