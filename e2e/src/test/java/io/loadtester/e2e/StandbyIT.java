package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.consumer.ConsumerApplication;
import io.loadtester.embedded.EmbeddedKafka;
import io.loadtester.embedded.EmbeddedPostgres;
import io.loadtester.worker.WorkerApplication;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two masters on one database: the second waits, and takes over when the first is gone. */
class StandbyIT {

    private static final int RATE = 200;
    private static final int WORKERS = 2;
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private final List<AutoCloseable> parts = new ArrayList<>();
    private final CountingTarget target = new CountingTarget();
    private EmbeddedPostgres postgres;
    private EmbeddedKafka kafka;
    private Master first;
    private Master second;

    private record Master(Terminal process, Api api, int fleetPort) {

        String role() {
            try {
                HttpResponse<String> health = api.get("/actuator/health");
                return Api.JSON
                        .readTree(health.body())
                        .at("/components/master/details/role")
                        .asString();
            } catch (java.io.UncheckedIOException e) {
                return "";
            }
        }
    }

    @BeforeEach
    void start() {
        postgres = EmbeddedPostgres.temporary();
        kafka = EmbeddedKafka.temporary();
        first = startMaster();
        await().atMost(SOON).until(() -> first.role().equals("active"));
        second = startMaster();
        await().atMost(SOON).until(() -> second.role().equals("standby"));
        keep(ConsumerApplication.start(with(Map.of())));
        for (int i = 1; i <= WORKERS; i++) {
            keep(WorkerApplication.start(with(Map.of(
                    "spring.grpc.server.port",
                    0,
                    "loadtester.master-address",
                    "127.0.0.1:" + second.fleetPort() + ",127.0.0.1:" + first.fleetPort(),
                    "loadtester.worker-id",
                    "worker-" + i))));
        }
        first.api().login("admin", "password");
        await().atMost(SOON).until(() -> ready(first) == WORKERS);
    }

    @AfterEach
    void close() throws Exception {
        for (int i = parts.size() - 1; i >= 0; i--) {
            parts.get(i).close();
        }
        target.close();
        kafka.close();
        postgres.close();
    }

    @Test
    void aStandbyTakesOverWhenTheActiveMasterIsKilled() {
        int seconds = 25;
        HttpResponse<String> refused = second.api().get("/api/tests");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("This master is on standby: another one has this database.");
        target.takeArrivals();
        String testId = submit(seconds);
        await().atMost(SOON).until(() -> target.hits() > 2 * RATE);

        first.process().kill();
        long killed = System.nanoTime();
        await().atMost(SOON).until(() -> second.role().equals("active"));
        long tookOver = System.nanoTime();
        int before = target.hits();
        second.api().login("admin", "password");
        String state = second.api().json("/api/tests/" + testId).get("state").asString();
        JsonNode report = reportOf(testId);

        System.out.printf(
                "the standby took over %.1f s after the kill, at hit %d of %d%n",
                (tookOver - killed) / 1e9, before, RATE * seconds);
        assertThat(before).isLessThan(RATE * seconds);
        assertThat(state).isEqualTo("RUNNING");
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMPLETED");
        assertThat(report.get("complete").asBoolean()).isTrue();
        assertThat(report.get("requests").asInt()).isEqualTo(target.hits()).isEqualTo(RATE * seconds);
        assertThat(LocalSystem.query(postgres, "select term from master_term")).isEqualTo("2");
        assertThat(LocalSystem.query(postgres, "select max(epoch) from attack")).isEqualTo("1");
    }

    @Test
    void aMasterThatStoodStillWakesEndsAndChangesNothing() {
        int seconds = 45;
        target.takeArrivals();
        String testId = submit(seconds);
        await().atMost(SOON).until(() -> target.hits() > 2 * RATE);

        first.process().suspend();
        await().atMost(SOON).until(() -> second.role().equals("active"));
        second.api().login("admin", "password");
        await().atMost(SOON).until(() -> ready(second) + busy(second) == WORKERS);
        first.process().resume();
        int exitCode = first.process().exitCode(SOON);
        JsonNode report = reportOf(testId);

        assertThat(exitCode).isEqualTo(1);
        assertThat(first.process().output() + first.process().errors()).contains("another master has taken over");
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMPLETED");
        assertThat(report.get("complete").asBoolean()).isTrue();
        assertThat(report.get("requests").asInt()).isEqualTo(target.hits()).isEqualTo(RATE * seconds);
        assertThat(LocalSystem.query(postgres, "select term from master_term")).isEqualTo("2");
    }

    private Master startMaster() {
        int httpPort = LocalSystem.freePort();
        int fleetPort = LocalSystem.freePort();
        Terminal process = MasterProcess.start(
                directory,
                with(Map.of(
                        "server.port",
                        httpPort,
                        "spring.grpc.server.port",
                        fleetPort,
                        "loadtester.jwt-secret-key",
                        "a-key-that-only-this-test-run-knows-0123456789")));
        keep(process);
        return new Master(process, new Api("http://127.0.0.1:" + httpPort), fleetPort);
    }

    private String submit(int seconds) {
        String targets =
                Base64.getEncoder().encodeToString(("GET " + target.url() + "\n").getBytes(StandardCharsets.UTF_8));
        return first.api().submit("""
                {"name": "standby", "durationSeconds": %d, "ratePerSecond": %d, "workerCount": %d, "targetsBase64": "%s"}
                """.formatted(seconds, RATE, WORKERS, targets));
    }

    private JsonNode reportOf(String testId) {
        await().atMost(SOON)
                .until(() -> second.api().json("/api/tests/" + testId).hasNonNull("endedAt"));
        return second.api().json("/api/tests/" + testId + "/report");
    }

    private static int ready(Master master) {
        return master.api().json("/api/dashboard").at("/workers/ready").asInt();
    }

    private static int busy(Master master) {
        return master.api().json("/api/dashboard").at("/workers/busy").asInt();
    }

    private void keep(AutoCloseable part) {
        parts.add(part);
    }

    private Map<String, Object> with(Map<String, Object> own) {
        Map<String, Object> properties = new HashMap<>(own);
        properties.put("spring.kafka.bootstrap-servers", kafka.bootstrapServers());
        properties.put("spring.datasource.url", postgres.jdbcUrl());
        properties.put("spring.datasource.username", postgres.username());
        properties.put("spring.datasource.password", postgres.password());
        properties.put("spring.main.register-shutdown-hook", false);
        return properties;
    }
}
