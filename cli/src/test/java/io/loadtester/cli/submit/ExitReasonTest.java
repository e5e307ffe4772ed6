package io.loadtester.cli.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.cli.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ExitReasonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"state\":\"COMPLETED\",\"complete\":true,\"verdict\":{\"status\":\"invalid\",\"reason\":\"start delay\"}}"
                        + " | the results do not count: the load generator was invalid: start delay",
                "{\"state\":\"COMPLETED\",\"complete\":false,\"missing\":[\"w1: 5 hits\"]}"
                        + " | the results are incomplete; w1: 5 hits",
                "{\"state\":\"RUNNING\",\"complete\":false} | the test has not ended: it is running",
                "{\"state\":\"STOPPED\",\"complete\":true} | the test stopped",
                "{\"state\":\"FAILED\"} | the test failed",
                "{\"state\":\"STOPPED\",\"outcome\":{\"sentence\":\"Stopped by admin.\"}} | Stopped by admin."
            })
    void saysWhyATestDoesNotCount(String report, String reason) {
        assertThat(ExitReason.of(JsonMapper.shared().readTree(report), ExitCode.DOUBTFUL))
                .contains(reason);
    }

    @Test
    void hasNothingToAddToThresholds() {
        assertThat(ExitReason.of(JsonMapper.shared().readTree("{}"), ExitCode.OK))
                .isEmpty();
        assertThat(ExitReason.of(JsonMapper.shared().readTree("{}"), ExitCode.THRESHOLD))
                .isEmpty();
    }
}
