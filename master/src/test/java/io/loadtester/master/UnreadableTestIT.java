package io.loadtester.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.reports.Outcomes;
import io.loadtester.storage.tests.TestStore;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A master whose database holds tests that another version stored and that it cannot read. */
class UnreadableTestIT {

    private static final String SAYS_SO = "stored by another version";
    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");

    private static final LoadTest READABLE = HandMade.endedTest(10, START, 2, List.of());
    private static final LoadTest ENDED = HandMade.endedTest(10, START.plusSeconds(1), 2, List.of());
    private static final LoadTest RUNNING = HandMade.endedTest(10, START.plusSeconds(2), 2, List.of());
    private static final LoadTest WAITING = HandMade.endedTest(10, START.plusSeconds(3), 2, List.of());

    private static RunningMaster master;

    @BeforeAll
    static void storeAndRestart() {
        String database = RunningMaster.newDatabase("unreadable");
        RunningMaster before = RunningMaster.start(database);
        TestStore tests = before.context.getBean(TestStore.class);
        tests.insert(READABLE);
        tests.insert(ENDED);
        tests.insert(RUNNING.withStatus(new TestStatus(
                io.loadtester.common.test.TestState.RUNNING,
                "",
                START,
                null,
                RUNNING.status().attacks())));
        tests.insert(WAITING.withStatus(TestStatus.pending("waits")));
        before.results().append(HandMade.attack(READABLE.id(), "alpha", START, 2, 5, 0));
        before.results().append(HandMade.attack(READABLE.id(), "beta", START, 2, 5, 0));
        JdbcTemplate sql = new JdbcTemplate(before.context.getBean(DataSource.class));
        for (UUID id : List.of(ENDED.id(), RUNNING.id())) {
            sql.update("UPDATE load_test SET spec = '{\"later\": 1}', spec_summary = NULL WHERE id = ?", id);
        }
        before.context.close();
        master = RunningMaster.start(database);
    }

    @AfterAll
    static void close() {
        master.context.close();
    }

    @Test
    void listsThemAndSaysSo() {
        for (JsonNode list : List.of(
                master.get("/api/tests").path("tests"),
                master.get("/api/tests?search=nightly").path("tests"),
                master.get("/api/dashboard").path("recentTests"))) {
            assertThat(list).hasSize(4);
            assertThat(list.get(1).path("reason").asString()).contains(SAYS_SO);
            assertThat(list.get(2).path("reason").asString()).contains(SAYS_SO);
            assertThat(list.get(2).path("targetCount").intValue()).isZero();
            assertThat(list.get(3).path("targetCount").intValue()).isOne();
            assertThat(list.get(3).path("ratePerSecond").doubleValue()).isEqualTo(10);
        }
        assertThat(master.get("/api/tests/" + ENDED.id()).path("reason").asString())
                .contains(SAYS_SO);
    }

    @Test
    void goesOnWithTheOthers() {
        assertThat(master.get("/api/tests/" + RUNNING.id()).path("state").asString())
                .isEqualTo("FAILED");
        assertThat(master.get("/api/tests/" + WAITING.id()).path("state").asString())
                .isEqualTo("PENDING");
        assertThat(master.get("/api/dashboard").path("activeTests")).hasSize(1);
    }

    @Test
    void saysWhyThereIsNoReportOfOne() {
        for (String path : List.of(
                "/api/tests/" + ENDED.id() + "/report",
                "/api/tests/" + ENDED.id() + "/thresholds",
                "/api/tests/" + ENDED.id() + "/document",
                "/api/compare?tests=" + READABLE.id() + "," + ENDED.id())) {
            HttpResponse<String> answer = master.send(master.authorized(path));

            assertThat(answer.statusCode()).as(path).isEqualTo(409);
            assertThat(master.json(answer).path("detail").asString()).contains(SAYS_SO);
        }
        HttpResponse<String> baseline = master.send(master.authorized("/api/baselines/x")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"testId\":\"" + ENDED.id() + "\"}")));
        assertThat(baseline.statusCode()).isEqualTo(409);
    }

    @Test
    void reportsAndWorksOutTheOthers() {
        assertThat(master.get("/api/tests/" + READABLE.id() + "/report")
                        .path("requests")
                        .intValue())
                .isEqualTo(20);
        Outcomes outcomes = master.context.getBean(Outcomes.class);

        outcomes.workOutUnknown(1);
        outcomes.workOutUnknown(1);
        outcomes.workOutUnknown(1);

        assertThat(master.get("/api/tests")
                        .path("tests")
                        .get(3)
                        .path("outcome")
                        .path("kind")
                        .asString())
                .isNotEmpty();
    }
}
