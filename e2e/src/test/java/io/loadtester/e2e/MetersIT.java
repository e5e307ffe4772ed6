package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.common.fleet.WorkerState;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.test.TestState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The meters that Prometheus scrapes agree with reports and database, and use the same terms. */
class MetersIT {

    private static final LocalSystem SYSTEM = LocalSystem.shared();

    @Test
    void everyTermOfTheLedgerIsCountedByWorkersAsTheReportHasIt() {
        Map<String, Double> before = terms(MetersIT::hits);

        JsonNode report = runATestThatMeetsEveryTerm();

        Map<String, Double> reported =
                terms(term -> report.at("/ledger/" + term).asDouble());
        // Only a worker that stood still skips hits.
        assertThat(reported)
                .allSatisfy((term, hits) -> assertThat(hits > 0).as(term).isEqualTo(!term.equals("skipped")));
        assertThat(terms(term -> hits(term) - before.get(term))).isEqualTo(reported);
    }

    @Test
    void theConsumerCountsWhatCameIntoTheDatabase() {
        double before = SYSTEM.meter("loadtester_results_stored_total");

        String testId = runATestThatMeetsEveryTerm().get("testId").asString();

        double rows = Stream.of("attack_interval", "worker_second", "manifest")
                .map(table -> SYSTEM.query("select count(*) from " + table + " where test_id = '" + testId + "'"))
                .mapToDouble(Double::parseDouble)
                .sum();
        assertThat(rows).isPositive();
        awaitMeter("loadtester_results_stored_total", before + rows);
    }

    @Test
    void theMasterCountsTestsByTheirEnd() {
        double before = SYSTEM.meter("loadtester_tests_ended_total{state=\"COMPLETED\"}");

        assertThat(runATestThatMeetsEveryTerm().get("state").asString()).isEqualTo("COMPLETED");

        awaitMeter("loadtester_tests_ended_total{state=\"COMPLETED\"}", before + 1);
        awaitMeter("loadtester_tests{state=\"RUNNING\"}", 0);
    }

    @ParameterizedTest
    @EnumSource
    void theMasterShowsTestsInEveryState(TestState state) {
        String meter = state.isFinal() ? "loadtester_tests_ended_total" : "loadtester_tests";

        assertThat(SYSTEM.meter(meter + "{state=\"" + state + "\"}")).isNotNegative();
    }

    @ParameterizedTest
    @EnumSource
    void theMasterShowsWorkersInEveryState(WorkerState state) {
        awaitMeter("loadtester_workers{state=\"" + state + "\"}", state == WorkerState.READY ? LocalSystem.WORKERS : 0);
    }

    /** Answered, unanswered and abandoned hits on two workers. */
    private static JsonNode runATestThatMeetsEveryTerm() {
        try (CountingTarget target = new CountingTarget();
                ServerSocket closing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            closeWhoeverComes(closing);
            String targets = """
                    {"method": "GET", "url": "%s"}
                    {"method": "GET", "url": "%<s", "assertions": [{"status": [404]}], "name": "not as it should be"}
                    {"method": "GET", "url": "http://host.invalid/"}
                    {"method": "GET", "url": "http://127.0.0.1:%d/"}
                    """.formatted(target.url(), closing.getLocalPort());
            return SYSTEM.reportOf(SYSTEM.api().submit("""
                    {"name": "every term", "durationSeconds": 2, "ratePerSecond": 150, "workerCount": 2,
                     "targetsBase64": "%s"}
                    """.formatted(
                            Base64.getEncoder().encodeToString(targets.getBytes(StandardCharsets.UTF_8)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until the socket is closed: accepts connections, reads a byte and closes them without an answer. */
    private static void closeWhoeverComes(ServerSocket server) {
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read();
                } catch (IOException gone) {
                    // Accept the next connection.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void awaitMeter(String meter, double value) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(SYSTEM.meter(meter)).isEqualTo(value));
    }

    private static double hits(String term) {
        return SYSTEM.meter("loadtester_hits_total{term=\"" + term + "\"}");
    }

    private static Map<String, Double> terms(ToDoubleFunction<String> hits) {
        return Arrays.stream(Ledger.class.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toMap(term -> term, hits::applyAsDouble));
    }
}
