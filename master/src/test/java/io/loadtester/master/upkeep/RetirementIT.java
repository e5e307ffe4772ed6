package io.loadtester.master.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.test.LoadTest;
import io.loadtester.master.HandMade;
import io.loadtester.master.RunningMaster;
import io.loadtester.master.thresholds.Thresholds;
import io.loadtester.spec.threshold.ThresholdParser;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.rollups.Retention;
import io.loadtester.storage.rollups.Rollups;
import io.loadtester.storage.tests.TestStore;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What clients get for a test whose intervals are no longer kept. */
class RetirementIT {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SECONDS = 150;

    /** A threshold on part of a minute of one target, which cannot be judged from roll-ups. */
    private static final String THRESHOLD = "p90(response) < 1s for target \"" + HandMade.TARGET + "\" from 10s to 50s";

    private static final List<String> STILL_ANSWERED = List.of(
            "report",
            "report?format=html",
            "report?from=60&to=120",
            "report?from=60&to=120&worker=beta",
            "timeseries",
            "timeseries?from=7&to=149",
            "timeseries?worker=beta&resolution=60");

    private static final RunningMaster MASTER = RunningMaster.start(RunningMaster.newDatabase("retirement"));

    @AfterAll
    static void stop() {
        MASTER.context.close();
    }

    @Test
    void reportsAndSeriesStayAndTheRestIsRefusedWithTheReason() {
        LoadTest test = HandMade.endedTest(44, START, SECONDS, List.of(ThresholdParser.parse(THRESHOLD)));
        bean(TestStore.class).insert(test);
        for (String worker : List.of("alpha", "beta")) {
            MASTER.results()
                    .append(HandMade.attack(test.id(), worker, START, SECONDS, 20, worker.equals("beta") ? 4 : 0));
        }
        Map<String, String> before = new LinkedHashMap<>();
        STILL_ANSWERED.forEach(
                question -> before.put(question, ask(test, question).body()));
        Instant end = START.plusSeconds(SECONDS);
        bean(Rollups.class).rollUpAll(end.plusSeconds(1));

        retirement(Duration.ofDays(30)).run(end.plus(Duration.ofDays(29)));
        assertThat(bean(ResultReader.class).isRetired(test.id())).isFalse();
        retirement(Duration.ofDays(30)).run(end.plus(Duration.ofDays(31)));
        assertThat(bean(ResultReader.class).isRetired(test.id())).isTrue();

        before.forEach((question, body) -> {
            HttpResponse<String> answer = ask(test, question);
            assertThat(answer.statusCode()).as(question).isEqualTo(200);
            assertThat(answer.body()).as(question).isEqualTo(body);
        });
        assertThat(ask(test, "report").body()).contains("p90(response) < 1s for target", "\"passed\":true");
        assertRefused(ask(test, "report?from=7&to=149"), 409, "are no longer stored");
        assertRefused(ask(test, "timeseries?worker=beta&resolution=7"), 400, "multiple of 60 s");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String why) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(MASTER.json(answer).path("detail").asString()).contains(why);
    }

    private static HttpResponse<String> ask(LoadTest test, String question) {
        return MASTER.send(MASTER.authorized("/api/tests/" + test.id() + "/" + question));
    }

    private static Retirement retirement(Duration retain) {
        return new Retirement(bean(Retention.class), bean(TestStore.class), bean(Thresholds.class), retain);
    }

    private static <T> T bean(Class<T> type) {
        return MASTER.context.getBean(type);
    }
}
