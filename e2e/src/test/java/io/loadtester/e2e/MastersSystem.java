package io.loadtester.e2e;

import static org.awaitility.Awaitility.await;

import io.loadtester.consumer.ConsumerApplication;
import io.loadtester.embedded.EmbeddedKafka;
import io.loadtester.embedded.EmbeddedPostgres;
import io.loadtester.worker.WorkerApplication;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Masters in processes of their own, on one database; consumer and workers in this process. */
final class MastersSystem implements AutoCloseable {

    static final int RATE = 200;
    static final int WORKERS = 2;
    static final Duration SOON = Duration.ofMinutes(2);

    private final Path directory;
    private final List<AutoCloseable> parts = new ArrayList<>();
    private final EmbeddedPostgres postgres = EmbeddedPostgres.temporary();
    private final EmbeddedKafka kafka = EmbeddedKafka.temporary();
    private final CountingTarget target = new CountingTarget();

    /**
     * A master.
     *
     * @param fleetPort where workers reach it
     */
    record Master(Terminal process, Api api, int httpPort, int fleetPort) {

        /** As its health endpoint says; empty if it does not answer. */
        String role() {
            try {
                HttpResponse<String> health = api.get("/actuator/health");
                return Api.JSON
                        .readTree(health.body())
                        .at("/components/master/details/role")
                        .asString();
            } catch (UncheckedIOException e) {
                return "";
            }
        }

        private int workers(String state) {
            return api.json("/api/dashboard").at("/workers/" + state).asInt();
        }

        boolean hasAllWorkers() {
            return workers("ready") + workers("busy") == WORKERS;
        }
    }

    MastersSystem(Path directory) {
        this.directory = directory;
    }

    CountingTarget target() {
        return target;
    }

    Master startMaster() {
        return startMaster(LocalSystem.freePort(), LocalSystem.freePort());
    }

    Master startMaster(int httpPort, int fleetPort) {
        Terminal process = MasterProcess.start(
                directory,
                with(Map.of(
                        "server.port",
                        httpPort,
                        "spring.grpc.server.port",
                        fleetPort,
                        "loadtester.jwt-secret-key",
                        "a-key-that-only-this-test-run-knows-0123456789")));
        parts.add(process);
        return new Master(process, new Api("http://127.0.0.1:" + httpPort), httpPort, fleetPort);
    }

    /** Starts a consumer, and workers that know these masters; waits until the first one has the workers. */
    void startOthers(Master first, Master... more) {
        StringBuilder addresses = new StringBuilder();
        for (Master each : more) {
            addresses.append("127.0.0.1:").append(each.fleetPort()).append(',');
        }
        addresses.append("127.0.0.1:").append(first.fleetPort());
        parts.add(ConsumerApplication.start(with(Map.of())));
        for (int i = 1; i <= WORKERS; i++) {
            parts.add(WorkerApplication.start(with(Map.of(
                    "spring.grpc.server.port",
                    0,
                    "loadtester.master-address",
                    addresses.toString(),
                    "loadtester.worker-id",
                    "worker-" + i))));
        }
        first.api().login("admin", "password");
        await().atMost(SOON).until(first::hasAllWorkers);
    }

    /** Submits a test for all workers, and waits until it has run for two seconds. */
    String submit(Master master, int seconds) {
        target.takeArrivals();
        String targets =
                Base64.getEncoder().encodeToString(("GET " + target.url() + "\n").getBytes(StandardCharsets.UTF_8));
        String testId = master.api().submit("""
                {"name": "masters", "durationSeconds": %d, "ratePerSecond": %d, "workerCount": %d, "targetsBase64": "%s"}
                """.formatted(seconds, RATE, WORKERS, targets));
        await().atMost(SOON).until(() -> target.hits() > 2 * RATE);
        return testId;
    }

    JsonNode reportOf(Master master, String testId) {
        await().atMost(SOON)
                .until(() -> master.api().json("/api/tests/" + testId).hasNonNull("endedAt"));
        return master.api().json("/api/tests/" + testId + "/report");
    }

    String query(String sql) {
        return LocalSystem.query(postgres, sql);
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

    @Override
    public void close() {
        for (int i = parts.size() - 1; i >= 0; i--) {
            try {
                parts.get(i).close();
            } catch (Exception e) {
                System.err.println("closing the system under test: " + e);
            }
        }
        target.close();
        kafka.close();
        postgres.close();
    }
}
