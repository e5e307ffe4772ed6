package io.loadtester.e2e;

import static org.awaitility.Awaitility.await;

import io.loadtester.consumer.ConsumerApplication;
import io.loadtester.embedded.EmbeddedPostgres;
import io.loadtester.master.MasterApplication;
import io.loadtester.worker.WorkerApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * The services in this process, with Kafka and PostgreSQL in separate processes that can be stopped and restarted. For
 * a single test.
 */
final class FaultySystem implements AutoCloseable {

    private static final String TOPIC = "test_results";

    private final Path directory;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final int workers;
    private final Api api;
    private final int postgresPort = LocalSystem.freePort();
    private final int fleetPort = LocalSystem.freePort();

    /** What each worker calls the master through. */
    private final List<FaultProxy> links = new ArrayList<>();

    private final BrokerProcess kafka;
    private EmbeddedPostgres postgres;

    FaultySystem(Path directory, int workers, boolean consuming, Map<String, Object> ofWorkers) {
        this.directory = directory;
        this.workers = workers;
        startPostgres();
        kafka = new BrokerProcess(directory, LocalSystem.freePort());
        int httpPort = LocalSystem.freePort();
        api = new Api("http://127.0.0.1:" + httpPort);
        keep(MasterApplication.start(with(Map.of(
                "server.port", httpPort,
                "spring.grpc.server.port", fleetPort,
                "loadtester.jwt-secret-key", "a-key-that-only-this-test-run-knows-0123456789"))));
        if (consuming) {
            keep(ConsumerApplication.start(with(Map.of())));
        }
        for (int i = 1; i <= workers; i++) {
            Map<String, Object> own = new HashMap<>(ofWorkers);
            own.put("spring.grpc.server.port", 0);
            FaultProxy link = new FaultProxy(fleetPort);
            parts.push(link);
            links.add(link);
            own.put("loadtester.master-address", "127.0.0.1:" + link.port());
            own.put("loadtester.worker-id", "worker-" + i);
            own.put("loadtester.buffer-dir", directory.resolve("buffers").toString());
            keep(WorkerApplication.start(with(own)));
        }
        api.login("admin", "password");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> api.json("/api/dashboard").at("/workers/ready").asInt() == workers);
    }

    private void keep(ConfigurableApplicationContext part) {
        parts.push(part);
    }

    BrokerProcess kafka() {
        return kafka;
    }

    void startPostgres() {
        postgres = EmbeddedPostgres.start(directory.resolve("postgres"), postgresPort);
    }

    /** Simulates a crash: the server drops everything at once and recovers at its next start. */
    void crashPostgres() {
        try {
            Path pidFile = directory.resolve("postgres").resolve("data").resolve("postmaster.pid");
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            postgres.close();
        }
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    Api api() {
        return api;
    }

    /** Submits a test for all workers with {@code targets} targets at one URL. */
    String submit(String url, int targets, int ratePerSecond, int seconds) {
        return submit(url, targets, ratePerSecond, seconds, workers);
    }

    /** Submits a test of so many workers against so many targets behind one URL. */
    String submit(String url, int targets, int ratePerSecond, int seconds, int workerCount) {
        return api.submit(body(url, targets, ratePerSecond, seconds, workerCount));
    }

    /** Submits a test whose workers skip what they are late for, as is usual. */
    String submitAsItIs(String url, int ratePerSecond, int seconds, int workerCount) {
        return api.submitAsItIs(body(url, 1, ratePerSecond, seconds, workerCount));
    }

    private static String body(String url, int targets, int ratePerSecond, int seconds, int workerCount) {
        StringBuilder list = new StringBuilder();
        for (int n = 0; n < targets; n++) {
            list.append("GET ").append(url).append("t").append(n).append("\n\n");
        }
        return """
                {"name": "fault", "durationSeconds": %d, "ratePerSecond": %d, "workerCount": %d, "targetsBase64": "%s"}
                """.formatted(
                        seconds,
                        ratePerSecond,
                        workerCount,
                        Base64.getEncoder().encodeToString(list.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Submits a test with a threshold that aborts it, for all workers against one URL. */
    String submitWithAbort(String url, String threshold, int ratePerSecond, int seconds) {
        return api.submit("""
                {"name": "watched", "durationSeconds": %d, "ratePerSecond": %d, "workerCount": %d, "targetsBase64": "%s",
                 "thresholds": [{"expression": "%s", "abort": true}]}
                """.formatted(
                        seconds,
                        ratePerSecond,
                        workers,
                        Base64.getEncoder().encodeToString(("GET " + url + "\n").getBytes(StandardCharsets.UTF_8)),
                        threshold));
    }

    Instant startOf(String testId) {
        return Instant.parse(query("select to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                + " from load_test where id = '" + testId + "'"));
    }

    /** Waits until the test has ended and its report is complete, at most {@code atMost}, and returns the report. */
    JsonNode reportOf(String testId, Duration atMost) {
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> api.json("/api/tests/" + testId).hasNonNull("endedAt"));
        return api.json("/api/tests/" + testId + "/report");
    }

    /** The connections through which the workers in this process call the master. */
    List<FaultProxy> links() {
        return links;
    }

    /** Starts a worker in a process of its own and waits until it can be given a test; the caller ends it. */
    Terminal startWorkerProcess(String id) {
        Terminal worker = WorkerProcess.start(
                directory,
                with(Map.of(
                        "spring.grpc.server.port",
                        0,
                        "loadtester.master-address",
                        "127.0.0.1:" + fleetPort,
                        "loadtester.worker-id",
                        id)));
        await().atMost(Duration.ofMinutes(2)).until(() -> stateOf(id).equals("READY"));
        return worker;
    }

    /** The state of a worker as the API shows it; empty if the master does not know the worker. */
    String stateOf(String workerId) {
        for (JsonNode worker : api.json("/api/workers").get("workers")) {
            if (worker.get("workerId").asString().equals(workerId)) {
                return worker.get("state").asString();
            }
        }
        return "";
    }

    /** Starts a consumer in a separate process; the caller closes it. */
    Terminal startConsumerProcess(Map<String, Object> own) {
        return ConsumerProcess.start(directory, with(own));
    }

    long stored(String column, String table, String testId) {
        return Long.parseLong(
                query("select coalesce(sum(" + column + "), 0) from " + table + " where test_id = '" + testId + "'"));
    }

    /** Number of stored results. */
    long rows() {
        return Long.parseLong(
                query("select (select count(*) from attack_interval) + (select count(*) from worker_second)"));
    }

    /** Number of records whose offsets are committed. */
    long committed() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin
                    .listConsumerGroupOffsets("load_tester_consumer_group")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .filter(Objects::nonNull)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether a batch of results is being inserted right now. */
    boolean isStoring() {
        return !query("select count(*) from pg_stat_activity where pid <> pg_backend_pid() and xact_start is not null"
                        + " and query ilike 'insert into%'")
                .equals("0");
    }

    /** The first column of a query's first row. */
    String query(String sql) {
        return LocalSystem.query(postgres, sql);
    }

    long deadLetters() {
        return TopicContent.of(kafka.bootstrapServers(), TOPIC + ".dlt").size();
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
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.err.println("closing the system under test: " + e);
            }
        }
        kafka.close();
        postgres.close();
    }
}
