package io.loadtester.benchmarks.simulate;

import io.loadtester.embedded.EmbeddedKafka;
import io.loadtester.embedded.EmbeddedPostgres;
import io.loadtester.master.MasterApplication;
import io.loadtester.storage.results.ResultWriter;
import io.loadtester.storage.rollups.Rollups;
import io.loadtester.storage.tests.TestStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;

/** Stores a long test of a simulated fleet and measures how long a master takes to report on it. */
final class MeasureReports {

    private static final int USAGE = 2;
    private static final int ROUNDS = 5;
    private static final List<String> QUESTIONS = List.of(
            "report",
            "timeseries",
            "report?format=html",
            "report?from=90&to=1234",
            "report?target=target-1",
            "timeseries?target=target-1",
            "timeseries?worker=worker-1");

    private static final String SIZES = """
            SELECT 'attack_interval', sum(pg_total_relation_size(relid)) FROM pg_partition_tree('attack_interval')
            UNION ALL SELECT 'rollup', pg_total_relation_size('rollup')
            UNION ALL SELECT 'worker_second', pg_total_relation_size('worker_second')""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final SimulatedFleet fleet;

    private MeasureReports(SimulatedFleet fleet) {
        this.fleet = fleet;
    }

    /** @param arguments folder for the servers' data, then the options */
    public static void main(String[] arguments) throws Exception {
        try {
            Options options =
                    new Options(List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
            SimulatedFleet fleet = new SimulatedFleet(
                    UUID.randomUUID(),
                    options.number("workers", 10),
                    options.number("targets", 5),
                    options.number("seconds", 3_600),
                    options.number("rate", 100),
                    options.number("seed", 1));
            new MeasureReports(fleet).run(Path.of(arguments[0]));
            System.exit(0);
        } catch (IllegalArgumentException e) {
            System.err.println("reports: " + e.getMessage());
            System.exit(USAGE);
        }
    }

    private void run(Path directory) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0);
                EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
                ConfigurableApplicationContext master = MasterApplication.start(Map.of(
                        "server.port", 0,
                        "spring.grpc.server.port", 0,
                        "spring.kafka.bootstrap-servers", kafka.bootstrapServers(),
                        "spring.datasource.url", postgres.jdbcUrl(),
                        "spring.datasource.username", postgres.username(),
                        "spring.datasource.password", postgres.password(),
                        "loadtester.jwt-secret-key", UUID.randomUUID().toString()))) {
            long begin = System.nanoTime();
            StoredTest test = new StoredTest(fleet, master.getBean(ResultWriter.class));
            test.storeResults();
            System.out.printf(
                    "%d workers x %d targets x %d s = %,d intervals of about %d hits, stored in %.1f s%n",
                    fleet.workers(),
                    fleet.targets(),
                    fleet.seconds(),
                    fleet.intervals(),
                    fleet.hitsPerInterval(),
                    secondsSince(begin));
            begin = System.nanoTime();
            master.getBean(Rollups.class).rollUp(fleet.testId(), fleet.seconds() / 60 + 1);
            System.out.printf("rolled up in %.1f s%n", secondsSince(begin));
            test.storeTest(master.getBean(TestStore.class));
            ask(URI.create("http://127.0.0.1:" + master.getEnvironment().getProperty("local.server.port")));
            printSizes(postgres);
        }
    }

    private void ask(URI master) throws Exception {
        HttpRequest login = HttpRequest.newBuilder(master.resolve("/auth/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"username\":\"admin\",\"password\":\"password\"}"))
                .build();
        String answer = http.send(login, HttpResponse.BodyHandlers.ofString()).body();
        String token = answer.replaceAll("(?s).*\"token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        System.out.printf("%-34s %9s %9s %10s%n", "question", "first s", "median s", "bytes");
        for (String question : QUESTIONS) {
            HttpRequest request = HttpRequest.newBuilder(
                            master.resolve("/api/tests/" + fleet.testId() + "/" + question))
                    .header("Authorization", "Bearer " + token)
                    .build();
            double[] seconds = new double[ROUNDS];
            int bytes = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                seconds[round] = secondsSince(begin);
                bytes = response.body().length;
                if (response.statusCode() != 200) {
                    throw new IllegalStateException(
                            question + ": " + new String(response.body(), StandardCharsets.UTF_8));
                }
            }
            double first = seconds[0];
            Arrays.sort(seconds);
            System.out.printf("%-34s %9.2f %9.2f %,10d%n", question, first, seconds[ROUNDS / 2], bytes);
        }
    }

    private void printSizes(EmbeddedPostgres postgres) throws Exception {
        double hours = fleet.workers() * fleet.targets() * fleet.seconds() / 3_600.0;
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement();
                ResultSet sizes = statement.executeQuery(SIZES)) {
            while (sizes.next()) {
                System.out.printf(
                        "%-20s %,15d bytes, %,10.0f per worker-target-hour%n",
                        sizes.getString(1), sizes.getLong(2), sizes.getLong(2) / hours);
            }
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
