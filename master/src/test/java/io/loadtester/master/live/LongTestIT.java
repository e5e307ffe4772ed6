package io.loadtester.master.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Interval;
import io.loadtester.common.test.LoadTest;
import io.loadtester.master.HandMade;
import io.loadtester.master.RunningMaster;
import io.loadtester.storage.rollups.Rollups;
import io.loadtester.storage.tests.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What clients get for a test longer than an hour. */
class LongTestIT {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SECONDS = 2 * 3_600 + 35;
    private static final List<String> QUESTIONS = List.of(
            "timeseries",
            "timeseries?resolution=10",
            "timeseries?resolution=20&from=95&to=7187",
            "timeseries?worker=beta",
            "report",
            "report?format=html",
            "report?format=html&from=95&to=7187");

    private static final RunningMaster MASTER = RunningMaster.get();

    @Test
    void isToldFromRollUpsAsFromIntervals() {
        LoadTest test = HandMade.endedTest(8, START, SECONDS, List.of());
        MASTER.context.getBean(TestStore.class).insert(test);
        for (String worker : List.of("alpha", "beta")) {
            MASTER.results().append(List.copyOf(attack(test.id(), worker)));
        }
        Map<String, String> before = new LinkedHashMap<>();
        QUESTIONS.forEach(question -> before.put(question, ask(test, question)));

        MASTER.context.getBean(Rollups.class).rollUpAll(START.plus(Duration.ofDays(1)));

        before.forEach(
                (question, body) -> assertThat(ask(test, question)).as(question).isEqualTo(body));
        assertThat(before.get("timeseries")).contains("\"resolution\":2,");
        assertThat(before.get("timeseries?worker=beta")).contains("\"resolution\":60,");
    }

    /** All seconds differ, so that none can pass for another. */
    private static List<Interval> attack(UUID testId, String worker) {
        List<Interval> intervals = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            intervals.add(HandMade.interval(testId, worker, second, second, 1 + second % 7, 0));
        }
        return intervals;
    }

    private static String ask(LoadTest test, String question) {
        return MASTER.send(MASTER.authorized("/api/tests/" + test.id() + "/" + question))
                .body();
    }
}
