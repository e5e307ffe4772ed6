package io.loadtester.e2e;

import static org.awaitility.Awaitility.await;

import io.loadtester.consumer.ConsumerApplication;
import io.loadtester.embedded.EmbeddedKafka;
import io.loadtester.embedded.EmbeddedPostgres;
import io.loadtester.master.MasterApplication;
import io.loadtester.meters.MetersEndpoint;
import io.loadtester.worker.WorkerApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * The three services with three workers in this process, on their own Kafka and PostgreSQL; shared by all tests of a
 * run and ended with the process.
 */
final class LocalSystem {

    static final int WORKERS = 3;

    private static final String CLUSTER_TOKEN = "token-of-the-test-cluster";

    private static LocalSystem shared;

    private final EmbeddedPostgres postgres = EmbeddedPostgres.temporary();
    private final EmbeddedKafka kafka = EmbeddedKafka.temporary();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<Api> metrics = new ArrayList<>();
    private final int httpPort = freePort();
    private final Api api = new Api("http://127.0.0.1:" + httpPort);

    private LocalSystem() {
        parts.push(postgres);
        parts.push(kafka);
        int fleetPort = freePort();
        start(MasterApplication.start(with(
                "server.port", httpPort,
                "spring.grpc.server.port", fleetPort,
                "loadtester.cluster-token", CLUSTER_TOKEN,
                "loadtester.jwt-secret-key", "a-key-that-only-this-test-run-knows-0123456789")));
        start(ConsumerApplication.start(with()));
        for (int i = 1; i <= WORKERS; i++) {
            start(WorkerApplication.start(with(
                    "spring.grpc.server.port",
                    freePort(),
                    "loadtester.master-address",
                    "127.0.0.1:" + fleetPort,
                    "loadtester.cluster-token",
                    CLUSTER_TOKEN,
                    "loadtester.worker-id",
                    "worker-" + i)));
        }
        api.login("admin", "password");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.json("/api/dashboard").at("/workers/ready").asInt() == WORKERS);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    static synchronized LocalSystem shared() {
        if (shared == null) {
            shared = new LocalSystem();
        }
        return shared;
    }

    Api api() {
        return api;
    }

    String url() {
        return "http://127.0.0.1:" + httpPort;
    }

    String kafkaServers() {
        return kafka.bootstrapServers();
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    /** Starts another consumer for another topic and database; the caller closes it. */
    ConfigurableApplicationContext startConsumer(String group, String topic, EmbeddedPostgres database) {
        return ConsumerApplication.start(with(
                "loadtester.group",
                group,
                "loadtester.topic",
                topic,
                "spring.datasource.url",
                database.jdbcUrl(),
                "spring.datasource.password",
                database.password()));
    }

    /** Waits until a test has ended and returns its report. */
    JsonNode reportOf(String testId) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> api.json("/api/tests/" + testId).get("endedAt") != null
                        && !api.json("/api/tests/" + testId).get("endedAt").isNull());
        return api.json("/api/tests/" + testId + "/report");
    }

    /** The sum of a meter over all services that expose it, at least one; the name includes the labels. */
    double meter(String name) {
        return metrics.stream()
                .flatMap(service -> service.get("/metrics").body().lines())
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .reduce(Double::sum)
                .orElseThrow(() -> new AssertionError("no service shows " + name));
    }

    /** The first column of a query's first row. */
    String query(String sql) {
        return query(postgres, sql);
    }

    static String query(EmbeddedPostgres postgres, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void start(ConfigurableApplicationContext context) {
        parts.push(context);
        metrics.add(new Api(
                "http://127.0.0.1:" + context.getBean(MetersEndpoint.class).port()));
    }

    private Map<String, Object> with(Object... namesAndValues) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.kafka.bootstrap-servers", kafka.bootstrapServers());
        properties.put("spring.datasource.url", postgres.jdbcUrl());
        properties.put("spring.datasource.username", postgres.username());
        properties.put("spring.datasource.password", postgres.password());
        properties.put("loadtester.metrics-port", 0);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return properties;
    }

    private void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.err.println("closing the system under test: " + e);
            }
        }
    }
}
