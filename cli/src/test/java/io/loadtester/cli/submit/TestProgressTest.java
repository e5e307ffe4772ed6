package io.loadtester.cli.submit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class TestProgressTest {

    private final TestProgress progress = new TestProgress();

    @Test
    void addsUpTheSecondsAndReplacesThoseThatCameAgain() {
        take(
                "snapshot",
                "{\"test\":{\"state\":\"RUNNING\",\"durationNanos\":10000000000},\"points\":["
                        + "{\"second\":0,\"sent\":500,\"succeeded\":490,\"failed\":1}]}");
        take(
                "point",
                "{\"second\":1,\"sent\":1500,\"succeeded\":1400,\"failed\":2,\"inFlight\":7,"
                        + "\"responseTime\":{\"p99\":3250000}}");
        take("point", "{\"second\":0,\"sent\":500,\"succeeded\":499,\"failed\":1}");

        assertThat(progress.line())
                .isEqualTo(
                        "  2 s of 10 s   1,500/s   succeeded 1,899   failed 3   in flight 7   p99 3.25 ms   running");
    }

    @Test
    void showsTheLastSecondThatEveryWorkerHasAccountedFor() {
        take("point", "{\"second\":0,\"sent\":500,\"succeeded\":500,\"partial\":false}");
        take("point", "{\"second\":1,\"sent\":1,\"succeeded\":1,\"partial\":true}");

        assertThat(progress.line()).startsWith("  1 s of").contains("   500/s   succeeded 501   ");
    }

    @Test
    void showsWhyATestWaits() {
        take(
                "snapshot",
                "{\"test\":{\"state\":\"PENDING\",\"reason\":\"needs 3 workers, 2 are ready\"},\"points\":[]}");

        assertThat(progress.line()).isEqualTo("pending: needs 3 workers, 2 are ready");
    }

    @Test
    void showsWhatATestThatHasNoMoreHitsWaitsFor() {
        take("point", "{\"second\":0,\"sent\":500,\"succeeded\":500}");
        take("test", "{\"state\":\"RUNNING\",\"reason\":\"all hits have ended; waits for the database\"}");

        assertThat(progress.line()).isEqualTo("running: all hits have ended; waits for the database");
    }

    @Test
    void hasNothingToShowOnceTheEndWasTold() {
        take("point", "{\"second\":0,\"sent\":500,\"done\":500}");
        take("event", "{\"kind\":\"rebalanced\",\"text\":\"a new epoch began\"}");
        assertThat(progress.isEndSaid()).isFalse();

        take("event", "{\"kind\":\"ended\",\"text\":\"STOPPED: by admin\"}");
        take("point", "{\"second\":1,\"sent\":500,\"done\":500}");

        assertThat(progress.isEndSaid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, false",
        "RUNNING, false",
        "STOPPING, false",
        "COMPLETED, true",
        "FAILED, true",
        "STOPPED, true"
    })
    void knowsWhenATestHasEnded(String state, boolean ended) {
        take("test", "{\"state\":\"" + state + "\"}");

        assertThat(progress.hasEnded()).isEqualTo(ended);
    }

    private void take(String type, String json) {
        progress.take(type, JsonMapper.shared().readTree(json));
    }
}
