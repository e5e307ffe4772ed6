package io.loadtester.e2e;

import static io.loadtester.e2e.MastersSystem.RATE;
import static io.loadtester.e2e.MastersSystem.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.e2e.MastersSystem.Master;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two masters on one database: the second waits, and takes over when the first is gone. */
class StandbyIT {

    @TempDir
    private Path directory;

    private MastersSystem system;
    private Master first;
    private Master second;

    @BeforeEach
    void start() {
        system = new MastersSystem(directory);
        first = system.startMaster();
        await().atMost(SOON).until(() -> first.role().equals("active"));
        second = system.startMaster();
        await().atMost(SOON).until(() -> second.role().equals("standby"));
        system.startOthers(first, second);
    }

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void aStandbyTakesOverWhenTheActiveMasterIsKilled() {
        int seconds = 35;
        HttpResponse<String> refused = second.api().get("/api/tests");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("This master is on standby: another one has this database.");
        String testId = system.submit(first, seconds);

        first.process().kill();
        long killed = System.nanoTime();
        await().atMost(SOON).until(() -> second.role().equals("active"));
        long tookOver = System.nanoTime();
        int before = system.target().hits();
        second.api().login("admin", "password");
        String state = second.api().json("/api/tests/" + testId).get("state").asString();
        JsonNode report = system.reportOf(second, testId);

        System.out.printf(
                "the standby took over %.1f s after the kill, at hit %d of %d%n",
                (tookOver - killed) / 1e9, before, RATE * seconds);
        assertThat(before).isLessThan(RATE * seconds);
        assertThat(state).isEqualTo("RUNNING");
        assertCompleteTo(report, RATE * seconds);
        assertThat(system.query("select term from master_term")).isEqualTo("2");
        assertThat(system.query("select max(epoch) from attack")).isEqualTo("1");
    }

    @Test
    void aMasterThatStoodStillWakesEndsAndChangesNothing() {
        int seconds = 45;
        String testId = system.submit(first, seconds);

        first.process().suspend();
        await().atMost(SOON).until(() -> second.role().equals("active"));
        second.api().login("admin", "password");
        await().atMost(SOON).until(second::hasAllWorkers);
        first.process().resume();
        int exitCode = first.process().exitCode(SOON);
        JsonNode report = system.reportOf(second, testId);

        assertThat(exitCode).isEqualTo(1);
        assertThat(first.process().output() + first.process().errors()).contains("another master has taken over");
        assertCompleteTo(report, RATE * seconds);
        assertThat(system.query("select term from master_term")).isEqualTo("2");
    }

    private void assertCompleteTo(JsonNode report, int hits) {
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMPLETED");
        assertThat(report.get("complete").asBoolean()).isTrue();
        assertThat(report.get("requests").asInt())
                .isEqualTo(system.target().hits())
                .isEqualTo(hits);
    }
}
