package io.loadtester.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagFieldTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--pacer.amplitudePerSecond | --pacer: amplitudePerSecond",
                "--pacer.steps[2].duration | --pacer: steps[2].duration",
                "--tag[1] | --tag: entry 2",
                "--assert[0].status | --assert: entry 1, status",
                "--rate | --rate",
                "--max-workers | --max-workers",
                "targets[1].url | targets[1].url"
            })
    void namesAFlagThatThereIs(String field, String words) {
        assertThat(FlagField.words(field)).isEqualTo(words);
    }
}
