package io.loadtester.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.loadtester.common.result.Published;
import io.loadtester.wire.PublishedCodec;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Thresholds from submission to report, and a running test that a threshold aborts. */
class ThresholdIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningMaster master = RunningMaster.get();
    private FakeWorker worker;

    @BeforeEach
    void workerJoins() {
        worker = new FakeWorker("gamma-" + UUID.randomUUID(), master.grpcPort());
    }

    @AfterEach
    void workerLeaves() {
        worker.close();
        await().atMost(PATIENCE).until(() -> {
            JsonNode workers = master.get("/api/dashboard").path("workers");
            return workers.path("offline").asInt() == workers.path("total").asInt();
        });
    }

    @Test
    void judgesATestByItsOwnThresholdsAndByOthersAfterwards() {
        String id =
                submit("2s", "\"p99(response, succeeded) < 1s\",{\"expression\":\"failures < 5%\",\"abort\":false}");
        awaitState(id, "RUNNING");
        Instant start = Instant.ofEpochSecond(0, worker.assignments.get(0).getStartUnixNanos());
        master.results().append(HandMade.attack(UUID.fromString(id), worker.workerId, start, 2, 9, 1));
        worker.finish("");
        awaitState(id, "COMPLETED");

        JsonNode own = master.get("/api/tests/" + id + "/report").path("thresholds");
        assertThat(lines(own))
                .containsExactly("true p99(response, succeeded) < 1s", "false failures < 5% was 2 of 20 hits (10%)");
        assertThat(own.get(1).path("actual").asDouble()).isEqualTo(10);
        assertThat(own.get(1).path("aborted").asBoolean()).isFalse();
        JsonNode shown = master.get("/api/tests/" + id).path("thresholds").get(1);
        assertThat(shown.path("expression").asString()).isEqualTo("failures < 5%");
        assertThat(shown.path("abort").asBoolean(true)).isFalse();
        assertThat(master.send(master.authorized("/api/tests/" + id + "/report?format=text"))
                        .body())
                .contains("failed: failures < 5%, was 2 of 20 hits (10%)");

        JsonNode others = master.get(judge(
                id,
                "success >= 90%",
                "failures(dns) <= 1 from 1s to 2s",
                "rate >= 100% of target",
                "max(service) < 1ms for target \"GET http://127.0.0.1:1/\""));
        assertThat(others.path("passed").asBoolean()).isFalse();
        assertThat(lines(others.path("thresholds")))
                .startsWith("true success >= 90% was 18 of 20 hits (90%)")
                .element(1)
                .isEqualTo("true failures(dns) <= 1 from 1s to 2s was 1 of 10 hits (10%)");
        assertThat(others.path("thresholds").get(2).path("actual").asDouble()).isCloseTo(90, within(0.1));
        assertThat(others.path("thresholds").get(3).path("passed").asBoolean()).isFalse();

        assertThat(refused(id, "p99 < 1s"))
                .contains("\"field\":\"threshold[0]\"", "at character 5: expected (response)");
        assertThat(refused(id, "failures < 1% for target \"x\"")).contains("the test has no target");
        assertThat(refused(id, "failures < 1% from 2s")).contains("outside the test");
    }

    @Test
    void stopsATestThatCannotMeetAThresholdAnyMore() throws Exception {
        String id = submit("60s", "\"p99(response, succeeded) < 1s\",\"failures < 1% abort\"");
        awaitState(id, "RUNNING");
        Instant start = Instant.ofEpochSecond(0, worker.assignments.get(0).getStartUnixNanos());

        // 1 % of 600 hits may fail: with five the threshold may still hold, with seven it is lost.
        List<Published> results = HandMade.attack(UUID.fromString(id), worker.workerId, start, 2, 5, 5);
        publish(results.stream().limit(3).toList());
        publish(results.stream().limit(4).toList());
        await().atMost(PATIENCE).until(() -> worker.stops.stream()
                .anyMatch(stop -> stop.getReason().startsWith("aborted by its threshold failures < 1%: was ")));
        master.results().append(results);
        awaitState(id, "STOPPED");

        assertThat(master.get("/api/tests/" + id).path("reason").asString())
                .isEqualTo("aborted by its threshold failures < 1%: was 10 of 20 hits (50%)");
        JsonNode thresholds = master.get("/api/tests/" + id + "/report").path("thresholds");
        assertThat(thresholds.get(0).path("passed").asBoolean()).isTrue();
        assertThat(thresholds.get(1).path("passed").asBoolean()).isFalse();
        assertThat(thresholds.get(1).path("aborted").asBoolean()).isTrue();
    }

    private static List<String> lines(JsonNode thresholds) {
        return thresholds
                .valueStream()
                .map(outcome -> outcome.path("passed").asBoolean() + " "
                        + outcome.path("expression").asString()
                        + (outcome.path("text").asString().contains("hits")
                                ? " " + outcome.path("text").asString()
                                : ""))
                .toList();
    }

    private String refused(String id, String threshold) {
        HttpResponse<String> answer = master.send(master.authorized(judge(id, threshold)));
        assertThat(answer.statusCode()).isEqualTo(400);
        return answer.body();
    }

    private static String judge(String id, String... thresholds) {
        return "/api/tests/" + id + "/thresholds?"
                + Stream.of(thresholds)
                        .map(text -> "threshold=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private String submit(String duration, String thresholds) {
        HttpResponse<String> answer = master.post(
                "/api/tests",
                "{\"name\":\"held to it\",\"duration\":\"" + duration + "\",\"pacer\":{\"type\":\"constant\","
                        + "\"ratePerSecond\":10},\"targets\":[{\"method\":\"GET\",\"url\":\"http://127.0.0.1:1/\"}],"
                        + "\"thresholds\":[" + thresholds + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return master.json(answer).path("testId").asString();
    }

    private void awaitState(String id, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        master.get("/api/tests/" + id).path("state").asString())
                .isEqualTo(state));
    }

    private void publish(List<Published> results) throws InterruptedException, ExecutionException {
        Map<String, Object> settings = Map.of("bootstrap.servers", RunningMaster.bootstrapServers());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (Published result : results) {
                producer.send(new ProducerRecord<>(
                                "test_results", PublishedCodec.key(result), PublishedCodec.encode(result)))
                        .get();
            }
        }
    }
}
