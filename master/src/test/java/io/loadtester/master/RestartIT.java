package io.loadtester.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A master that ends while a test is running, and the master that takes over. */
class RestartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void adoptsTheAttacksThatGoOnWithoutIt() {
        String database = RunningMaster.newDatabase("restart");
        RunningMaster first = RunningMaster.start(database);
        String id;
        String workerId;
        try (FakeWorker worker = new FakeWorker("survivor", first.grpcPort())) {
            workerId = worker.workerId;
            id = first.json(first.post(
                            "/api/tests",
                            "{\"name\":\"x\",\"duration\":\"60s\",\"pacer\":{\"type\":\"constant\","
                                    + "\"ratePerSecond\":1},\"targets\":[{\"method\":\"GET\","
                                    + "\"url\":\"http://127.0.0.1:1/\"}]}"))
                    .path("testId")
                    .asString();
            await().atMost(PATIENCE).until(() -> state(first, id).equals("RUNNING"));
            first.context.close();
        }

        RunningMaster second = RunningMaster.start(database);
        assertThat(state(second, id)).isEqualTo("RUNNING");
        try (FakeWorker back = FakeWorker.attacking(workerId, second.grpcPort(), id)) {
            await().atMost(PATIENCE).until(() -> back.acks.size() > 3);
            JsonNode attack = second.get("/api/tests/" + id).path("attacks").path(0);
            assertThat(attack.path("lost").asString()).isEmpty();
            assertThat(back.stops).isEmpty();
            second.results().append(HandMade.attack(UUID.fromString(id), workerId, Instant.now(), 1, 1, 0));
            back.finish("");
            await().atMost(PATIENCE).until(() -> state(second, id).equals("COMPLETED"));
        }
        second.context.close();
    }

    private static String state(RunningMaster master, String id) {
        return master.get("/api/tests/" + id).path("state").asString();
    }
}
