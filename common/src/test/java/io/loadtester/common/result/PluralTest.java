package io.loadtester.common.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralTest {

    @ParameterizedTest
    @CsvSource({"0, 0 hits", "1, 1 hit", "2, 2 hits", "'1234567', '1,234,567 hits'"})
    void hasOneFormForOneAndAnotherForAllOthers(long count, String text) {
        assertThat(Plural.of(count, "hit")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 1 hit was", "3, 3 hits were"})
    void takesWhateverChangesWithTheNumber(long count, String text) {
        assertThat(Plural.of(count, "hit was", "hits were")).isEqualTo(text);
    }
}
