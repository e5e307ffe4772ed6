package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The load of a test is changed while three workers, one of them a process of its own, attack a target that counts. */
class LoadChangeIT {

    private static final int RATE = 100;
    private static final Duration END_WITHIN = Duration.ofMinutes(2);

    @TempDir
    private static Path directory;

    private static FaultySystem system;
    private static CountingTarget target;

    @BeforeAll
    static void start() {
        target = new CountingTarget();
        system = new FaultySystem(directory, 2, true, Map.of());
    }

    @AfterAll
    static void end() {
        system.close();
        target.close();
    }

    @Test
    void whatArrivesIsWhatIsPlannedAfterEveryChange() {
        try (Terminal third = system.startWorkerProcess("third")) {
            assertThat(third.isAlive()).isTrue();
            String testId = system.submit(target.url(), 1, RATE, 60, 3);
            awaitArrivals(RATE);
            change(testId, "{\"ratePerSecond\": 300}");
            awaitEpoch(testId, 2);
            awaitArrivals(6 * RATE);
            change(testId, "{\"pacer\": {\"type\": \"linear\", \"startRatePerSecond\": 50, \"slopePerSecond\": 20}}");
            change(testId, "{\"workerCount\": 2, \"duration\": \"16s\"}");

            JsonNode report = system.reportOf(testId, END_WITHIN);

            JsonNode test = system.api().json("/api/tests/" + testId);
            assertThat(test.get("state").asString())
                    .as(test.get("reason").asString())
                    .isEqualTo("COMPLETED");
            assertThat(test.get("changes")).hasSize(2);
            assertThat(report.get("complete").asBoolean()).as(report.toString()).isTrue();
            assertThat(report.get("requests").asInt())
                    .isEqualTo(test.get("plannedHits").asInt());
            assertThat(target.hits()).isEqualTo(report.get("requests").asInt());
        }
    }

    private static void change(String testId, String change) {
        Api.expect(200, system.api().patch("/api/tests/" + testId, change));
    }

    private static void awaitArrivals(int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> target.hits() >= count);
    }

    private static void awaitEpoch(String testId, int epoch) {
        JsonNode attacks = system.api().json("/api/tests/" + testId).get("attacks");
        assertThat(attacks.get(attacks.size() - 1).get("epoch").asInt()).isEqualTo(epoch);
    }
}
