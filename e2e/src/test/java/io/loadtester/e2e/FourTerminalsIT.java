package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The README's four processes with its flags and values, on the README's {@code loadtester infra}: workers start first,
 * and the master is restarted.
 */
class FourTerminalsIT {

    private static final int[] PORTS = {5432, 8080, 9092, 50051, 50052, 50053};
    private static final String DATABASE_URL =
            "postgres://user:password@localhost:5432/distributed_load_tester?sslmode=disable";

    @TempDir
    Path directory;

    @Test
    void theFourCommandsMakeAFleetThatSurvivesARestartOfItsMaster() {
        assumeTrue(IntStream.of(PORTS).allMatch(FourTerminalsIT::isFree), "the well-known ports are in use here");
        try (Terminal infra = terminal("infra");
                Terminal alpha = worker("50052", "worker-alpha");
                Terminal beta = worker("50053", "worker-beta")) {
            waitForReady(infra);
            Api api = new Api("http://localhost:8080");

            try (Terminal master = master();
                    Terminal consumer = consumer()) {
                waitForFleet(api, master, consumer, alpha, beta);

                String testId = api.submit("""
                        {
                           "name": "My First Load Test",
                           "vegetaPayloadJson": "{}",
                           "durationSeconds": "10s",
                           "ratePerSecond": 50,
                           "targetsBase64": "W3sibWV0aG9kIjoiR0VUIiwidXJsIjoiaHR0cDovL2xvY2FsaG9zdDo4MDgwL2FwaS9kYXNoYm9hcmQifSx7Im1ldGhvZCI6IkdFVCIsIm1ldGhvZCI6IkdFVCIsInVybCI6Imh0dHA6Ly9sb2N0YWxob3N0OjgwODAvY291bnRlciJ9XQo="
                         }""");
                JsonNode report = endOf(api, testId);

                assertThat(report.get("state").asString()).isEqualTo("COMPLETED");
                assertThat(report.at("/ledger/answered").asLong()).isEqualTo(250);
                assertThat(report.at("/failures/dns").asLong()).isEqualTo(250);
                assertThat(report.get("complete").asBoolean()).isTrue();

                aWorkerThatIsAsleepAsItIsGivenItsAttackHoldsUpNothing(api, beta);
            }
            try (Terminal master = master();
                    Terminal consumer = consumer()) {
                waitForFleet(api, master, consumer, alpha, beta);
            }
        }
    }

    /** A suspended worker delays neither its own test, which is retried, nor the next one in the queue. */
    private static void aWorkerThatIsAsleepAsItIsGivenItsAttackHoldsUpNothing(Api api, Terminal worker) {
        worker.suspend();
        String asleep = start(api, "asleep", 2);
        String behind = start(api, "behind", 1);
        await().atMost(Duration.ofSeconds(60)).until(() -> !api.json("/api/tests/" + asleep)
                .path("reason")
                .asString("")
                .isEmpty());
        worker.resume();

        for (String testId : List.of(asleep, behind)) {
            JsonNode report = endOf(api, testId);
            assertThat(report.get("state").asString()).isEqualTo("COMPLETED");
            assertThat(report.at("/ledger/scheduled").asLong()).isEqualTo(20);
            assertThat(report.at("/ledger/answered").asLong()).isEqualTo(20);
        }
    }

    private static String start(Api api, String name, int workers) {
        String test = """
                {"name": "%s", "workerCount": %d, "duration": "1s", "pacer": {"type": "constant", "ratePerSecond": 20},
                 "targets": [{"method": "GET", "url": "http://localhost:8080/"}]}
                """.formatted(name, workers);
        return Api.expect(201, api.post("/api/tests", test)).get("testId").asString();
    }

    private static void waitForReady(Terminal infra) {
        await().atMost(Duration.ofMinutes(3)).until(() -> infra.errors().contains("Ready:") || !infra.isAlive());
        assertThat(infra.errors())
                .contains("--kafka-broker localhost:9092 --kafka-topic test_results", "\"" + DATABASE_URL + "\"");
    }

    private static void waitForFleet(Api api, Terminal... terminals) {
        try {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .until(() -> hasTwoReadyWorkers(api) || Stream.of(terminals).anyMatch(each -> !each.isAlive()));
            assertThat(hasTwoReadyWorkers(api)).isTrue();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    Stream.of(terminals)
                            .map(terminal -> terminal.output() + terminal.errors())
                            .collect(Collectors.joining("\n--\n", "no fleet of two ready workers:\n", "")),
                    e);
        }
    }

    private static boolean hasTwoReadyWorkers(Api api) {
        api.login("admin", "password");
        return api.json("/api/dashboard").at("/workers/ready").asInt() == 2;
    }

    private static JsonNode endOf(Api api, String testId) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> api.json("/api/tests/" + testId).hasNonNull("endedAt"));
        return api.json("/api/tests/" + testId + "/report");
    }

    private Terminal master() {
        return terminal(
                "master",
                "--grpc-port",
                "50051",
                "--http-port",
                "8080",
                "--kafka-broker",
                "localhost:9092",
                "--kafka-topic",
                "test_results",
                "--database-url",
                DATABASE_URL,
                "--jwt-secret-key",
                "my-secure-jwt-key-for-auth");
    }

    private Terminal worker(String port, String id) {
        return terminal(
                "worker",
                "--grpc-port",
                port,
                "--master-address",
                "localhost:50051",
                "--kafka-broker",
                "localhost:9092",
                "--kafka-topic",
                "test_results",
                "--worker-id",
                id);
    }

    private Terminal consumer() {
        return terminal(
                "consumer",
                "--kafka-broker",
                "localhost:9092",
                "--kafka-topic",
                "test_results",
                "--kafka-group",
                "load_tester_consumer_group",
                "--database-url",
                DATABASE_URL);
    }

    private Terminal terminal(String... arguments) {
        return Terminal.loadtester(directory, arguments);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
