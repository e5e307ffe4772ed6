package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** While Kafka is away, the test says so, and what is to abort it does, by what workers tell the master themselves. */
class BlindMasterIT {

    private static final int RATE = 100;
    private static final int SECONDS = 120;
    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @Test
    void abortsAndSaysWhyWhileKafkaIsAway() {
        try (CountingTarget target = new CountingTarget();
                FaultySystem system = new FaultySystem(directory, 2, true, Map.of())) {
            target.takeArrivals();
            String testId = system.submitWithAbort(target.url(), "failures < 5%", RATE, SECONDS);
            await().atMost(SOON).until(() -> target.hits() > 2 * RATE);

            system.kafka().kill();
            await().atMost(SOON).until(() -> notices(system, testId).contains("kafka_away"));
            target.answerWith(500);
            await().atMost(SOON).until(() -> !system.api()
                    .json("/api/tests/" + testId)
                    .get("state")
                    .asString()
                    .equals("RUNNING"));
            int sent = target.hits();
            system.kafka().restart();
            JsonNode report = system.reportOf(testId, Duration.ofMinutes(3));

            JsonNode test = system.api().json("/api/tests/" + testId);
            assertThat(test.get("state").asString()).isEqualTo("STOPPED");
            assertThat(test.get("reason").asString()).contains("failures < 5%");
            assertThat(sent).isLessThan(RATE * SECONDS);
            assertThat(report.get("complete").asBoolean()).as(report.toString()).isTrue();
            assertThat(report.get("requests").asInt()).isEqualTo(target.hits());
        }
    }

    private static List<String> notices(FaultySystem system, String testId) {
        JsonNode notices = system.api().json("/api/tests/" + testId).get("notices");
        return StreamSupport.stream(notices.spliterator(), false)
                .map(notice -> notice.get("kind").asString())
                .toList();
    }
}
