package io.loadtester.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.loadtester.common.result.Published;
import io.loadtester.proto.fleet.Assignment;
import io.loadtester.proto.fleet.CallOffRequest;
import io.loadtester.wire.FleetCodec;
import io.loadtester.wire.PublishedCodec;
import io.loadtester.wire.fleet.FleetProtocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whole test runs: submission over REST, gRPC assignment, results via Kafka and PostgreSQL, report and live view. */
class TestRunIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningMaster master = RunningMaster.get();
    private FakeWorker alpha;
    private FakeWorker beta;

    @BeforeEach
    void workersJoin() {
        alpha = new FakeWorker("alpha-" + UUID.randomUUID(), master.grpcPort());
        beta = new FakeWorker("beta-" + UUID.randomUUID(), master.grpcPort());
    }

    /** What a failed test leaves must not take the workers of the next. */
    @AfterEach
    void workersLeave() {
        for (JsonNode test : master.get("/api/dashboard").path("activeTests")) {
            master.post("/api/tests/" + test.path("testId").asString() + "/stop", "");
        }
        alpha.close();
        beta.close();
        await().atMost(PATIENCE).until(() -> {
            JsonNode workers = master.get("/api/dashboard").path("workers");
            return workers.path("offline").asInt() == workers.path("total").asInt();
        });
    }

    @Test
    void runsATestOnTwoWorkersToItsReport() throws Exception {
        String id = submit("{\"name\":\"two workers\",\"duration\":\"2s\",\"workerCount\":2,\"pacer\":"
                + "{\"type\":\"constant\",\"ratePerSecond\":10},"
                + "\"targets\":[{\"method\":\"GET\",\"url\":\"http://127.0.0.1:1/\"}]}");
        awaitState(id, "RUNNING");
        CompletableFuture<String> watched = watch(id);

        Assignment first = alpha.assignments.get(0);
        Assignment second = beta.assignments.get(0);
        assertThat(first.getStartUnixNanos()).isEqualTo(second.getStartUnixNanos());
        assertThat(List.of(first.getShare().getPhase(), second.getShare().getPhase()))
                .containsExactly(0.0, 0.5);
        assertThat(FleetCodec.fromProto(first).spec().targets()).hasSize(1);

        UUID testId = UUID.fromString(id);
        Instant start = Instant.ofEpochSecond(0, first.getStartUnixNanos());
        List<Published> ofAlpha = HandMade.attack(testId, alpha.workerId, start, 2, 5, 0);
        List<Published> ofBeta = HandMade.attack(testId, beta.workerId, start, 2, 4, 1);
        publish(ofAlpha);
        publish(ofBeta);
        master.results().append(ofAlpha);
        alpha.finish("");
        beta.finish("");
        await().atMost(PATIENCE).until(() -> !watched.isDone());
        assertThat(state(id)).isEqualTo("RUNNING");
        master.results().append(ofBeta);
        awaitState(id, "COMPLETED");

        JsonNode report = master.get("/api/tests/" + id + "/report");
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(report.path("requests").asLong()).isEqualTo(20);
        assertThat(report.path("planned").asLong()).isEqualTo(20);
        assertThat(report.path("success").asDouble()).isEqualTo(0.9);
        assertThat(report.path("ledger").path("stored").asLong()).isEqualTo(20);
        assertThat(report.path("failures").path("dns").asLong()).isEqualTo(2);
        String text = master.send(master.authorized("/api/tests/" + id + "/report?format=text"))
                .body();
        assertThat(text)
                .endsWith(
                        "Ledger        scheduled 20 = answered 18 + abandoned 2; failed 2 (dns 2); stored 20; missing 0;"
                                + " complete\n");
        assertThat(master.get("/api/tests/" + id + "/timeseries").path("points"))
                .hasSize(2);
        assertThat(watched.get()).contains("event: snapshot", "event: point", "\"state\":\"COMPLETED\"", "event: end");
        assertThat(watch(id).get()).contains("event: snapshot", "\"second\":1", "event: end");
    }

    @Test
    void waitsUntilThereAreEnoughWorkers() {
        String id = submit(body("three", 3, "rebalance"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        master.get("/api/tests/" + id).path("reason").asString())
                .isEqualTo("needs 3 workers, 2 are ready"));
        assertThat(master.get("/api/tests/" + id).path("queuePosition").asInt()).isOne();
        assertThat(master.send(master.authorized("/api/tests/" + id + "/report"))
                        .statusCode())
                .isEqualTo(409);

        try (FakeWorker gamma = new FakeWorker("gamma-" + UUID.randomUUID(), master.grpcPort())) {
            awaitState(id, "RUNNING");
            assertThat(gamma.assignments).isNotEmpty();
            assertThat(master.post("/api/tests/" + id + "/stop", "").statusCode())
                    .isEqualTo(202);
            await().atMost(PATIENCE).until(() -> !gamma.stops.isEmpty());
            for (FakeWorker worker : List.of(alpha, beta, gamma)) {
                await().atMost(PATIENCE).until(() -> !worker.stops.isEmpty());
                master.results().append(HandMade.attack(UUID.fromString(id), worker.workerId, Instant.now(), 1, 1, 0));
            }
            awaitState(id, "STOPPED");
        }
        assertThat(master.post("/api/tests/" + id + "/stop", "").statusCode()).isEqualTo(409);
        assertThat(master.send(master.authorized("/api/tests/" + id).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(master.send(master.authorized("/api/tests/" + id)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void giveTheShareOfALostWorkerToTheOther() {
        String id = submit(body("lossy", 2, "rebalance"));
        awaitState(id, "RUNNING");

        beta.close();

        await().atMost(PATIENCE).until(() -> !alpha.updates.isEmpty());
        assertThat(alpha.updates.get(0).getShare().getWeight()).isEqualTo(1.0);
        assertThat(alpha.updates.get(0).getEpoch()).isEqualTo(2);
        master.results().append(HandMade.attack(UUID.fromString(id), alpha.workerId, Instant.now(), 1, 1, 0));
        alpha.finish("");
        awaitState(id, "PARTIALLY_FAILED");
        JsonNode report = master.get("/api/tests/" + id + "/report");
        assertThat(report.path("complete").asBoolean()).isFalse();
        assertThat(report.path("missing").get(0).asString()).contains(beta.workerId);
    }

    @Test
    void triesAgainWithOtherWorkersWhenOneRefuses() {
        beta.refuses = true;
        String id = submit(body("refused", 2, "rebalance"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        master.get("/api/tests/" + id).path("reason").asString())
                .contains("busy with something else"));
        assertThat(state(id)).isEqualTo("PENDING");
        assertThat(alpha.callOffs.get(alpha.callOffs.size() - 1).getStartUnixNanos())
                .isEqualTo(alpha.assignments.get(0).getStartUnixNanos());
        assertThat(alpha.begins).isEmpty();

        beta.refuses = false;
        try (FakeWorker gamma = new FakeWorker("gamma-" + UUID.randomUUID(), master.grpcPort())) {
            awaitState(id, "RUNNING");
            master.post("/api/tests/" + id + "/stop", "");
            for (FakeWorker worker : List.of(alpha, gamma)) {
                master.results().append(HandMade.attack(UUID.fromString(id), worker.workerId, Instant.now(), 1, 1, 0));
            }
            awaitState(id, "STOPPED");
        }
    }

    @ParameterizedTest(name = "asleep when it is told for the {0}. time")
    @ValueSource(ints = {1, 2})
    void triesAgainWithTheSameWorkersWhenOneDoesNotAnswer(int call) {
        if (call == 1) {
            beta.sleepsThroughAssignments.set(1);
        } else {
            beta.sleepsThroughBegins.set(1);
        }
        String id = submit(body("asleep", 2, "rebalance"));
        String behind = submit(body("behind", 1, "rebalance"));

        awaitState(id, "RUNNING");

        // A machine that is busy may need more than one new attempt.
        assertThat(alpha.assignments).hasSizeGreaterThanOrEqualTo(2);
        long failed = alpha.assignments.get(0).getStartUnixNanos();
        long start = alpha.assignments.get(alpha.assignments.size() - 1).getStartUnixNanos();
        for (FakeWorker worker : List.of(alpha, beta)) {
            assertThat(worker.callOffs)
                    .extracting(CallOffRequest::getStartUnixNanos)
                    .contains(failed);
            assertThat(worker.begins.get(worker.begins.size() - 1).getStartUnixNanos())
                    .isEqualTo(start);
        }
        assertThat(state(behind)).isEqualTo("PENDING");
        for (String each : List.of(id, behind)) {
            master.post("/api/tests/" + each + "/stop", "");
        }
        for (FakeWorker worker : List.of(alpha, beta)) {
            master.results().append(HandMade.attack(UUID.fromString(id), worker.workerId, Instant.now(), 1, 1, 0));
        }
        awaitState(id, "STOPPED");
        awaitState(behind, "STOPPED");
    }

    @Test
    void refusesASecondWorkerOfTheSameName() {
        await().atMost(PATIENCE).until(() -> !alpha.acks.isEmpty());

        StatusRuntimeException refusal = assertThrows(
                StatusRuntimeException.class,
                () -> alpha.register(UUID.randomUUID().toString()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.ALREADY_EXISTS);
        assertThat(alpha.register(alpha.sessionId).getLeaseMillis()).isEqualTo(30_000);
    }

    @Test
    void givesADrainingWorkerNoTestUntilItIsUndrained() {
        HttpResponse<String> drained = master.post("/api/workers/" + alpha.workerId + "/drain", "");
        assertThat(drained.statusCode()).as(drained.body()).isEqualTo(200);
        assertThat(master.json(drained).path("state").asString()).isEqualTo("DRAINING");
        assertThat(master.json(drained).path("reason").asString()).isEqualTo("drained by admin");

        String id = submit(body("behind a drain", 2, "rebalance"));
        assertThat(state(id)).isEqualTo("PENDING");
        assertThat(master.get("/api/tests/" + id).path("reason").asString()).isEqualTo("needs 2 workers, 1 is ready");
        master.post("/api/workers/" + alpha.workerId + "/undrain", "");

        awaitState(id, "RUNNING");
        assertThat(alpha.assignments).isNotEmpty();
        master.post("/api/tests/" + id + "/stop", "");
        for (FakeWorker worker : List.of(alpha, beta)) {
            master.results().append(HandMade.attack(UUID.fromString(id), worker.workerId, Instant.now(), 1, 1, 0));
        }
        awaitState(id, "STOPPED");
    }

    @Test
    void drainsNoWorkerThatIsNotThere() {
        beta.close();
        await().atMost(PATIENCE).until(() -> "OFFLINE".equals(stateOfWorker(beta.workerId)));

        assertThat(master.post("/api/workers/" + beta.workerId + "/drain", "").statusCode())
                .isEqualTo(409);
        assertThat(master.post("/api/workers/nobody/drain", "").statusCode()).isEqualTo(404);
        assertThat(master.post("/api/workers/nobody/undrain", "").statusCode()).isEqualTo(404);
    }

    private String stateOfWorker(String workerId) {
        for (JsonNode worker : master.get("/api/workers").path("workers")) {
            if (worker.path("workerId").asString().equals(workerId)) {
                return worker.path("state").asString();
            }
        }
        return "";
    }

    @Test
    void changesTheLoadOfARunningTest() {
        String id = submit(body("changed", 2, "rebalance"));
        awaitState(id, "RUNNING");

        HttpResponse<String> answer =
                master.patch("/api/tests/" + id, "{\"ratePerSecond\": \"500/s\", \"duration\": \"90s\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode changed = master.json(answer);
        assertThat(changed.path("pacer").path("ratePerSecond").asInt()).isEqualTo(10);
        assertThat(changed.path("changes")).singleElement().satisfies(change -> {
            assertThat(change.path("fromNanos").asLong()).isPositive();
            assertThat(change.path("pacer").path("ratePerSecond").asInt()).isEqualTo(500);
        });
        assertThat(changed.path("durationNanos").asLong()).isEqualTo(90_000_000_000L);
        for (FakeWorker worker : List.of(alpha, beta)) {
            await().atMost(PATIENCE).until(() -> worker.updates.size() == 1);
            assertThat(worker.updates.get(0).getEpoch()).isEqualTo(2);
            assertThat(worker.updates.get(0).getDurationNanos()).isEqualTo(90_000_000_000L);
            assertThat(worker.updates.get(0).getPacerJson()).contains("\"ratePerSecond\":500");
        }
        JsonNode listed = master.get("/api/tests?limit=200").path("tests");
        assertThat(listed)
                .filteredOn(test -> test.path("testId").asString().equals(id))
                .singleElement()
                .satisfies(
                        test -> assertThat(test.path("durationNanos").asLong()).isEqualTo(90_000_000_000L));
        assertProblem(id, "{\"ratePerSecond\": 0}", 400, "ratePerSecond");
        assertProblem(id, "{\"ratePerSecond\": 5, \"pacer\": {\"type\": \"unpaced\"}}", 400, "leave one of them out");
        assertProblem(id, "{\"duration\": \"1ns\"}", 400, "duration");
        assertProblem(id, "{\"rate\": 1}", 400, "rate");
        assertProblem(id, "{}", 400, "There is nothing to change");
        assertProblem(UUID.randomUUID().toString(), "{\"ratePerSecond\": 5}", 404, "There is no test");

        master.post("/api/tests/" + id + "/stop", "");
        assertProblem(id, "{\"ratePerSecond\": 5}", 409, "The test ");
        for (FakeWorker worker : List.of(alpha, beta)) {
            master.results().append(HandMade.attack(UUID.fromString(id), worker.workerId, Instant.now(), 1, 1, 0));
        }
        awaitState(id, "STOPPED");
        JsonNode stored = master.get("/api/tests/" + id);
        assertThat(stored.path("changes")).isEqualTo(changed.path("changes"));
    }

    private void assertProblem(String id, String change, int status, String text) {
        HttpResponse<String> answer = master.patch("/api/tests/" + id, change);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
    }

    @Test
    void refusesAWorkerThatSpeaksAnotherVersionOfTheProtocol() {
        StatusRuntimeException refusal = assertThrows(StatusRuntimeException.class, alpha::registerAsAnOlderVersion);

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refusal.getStatus().getDescription())
                .isEqualTo("the worker speaks version 0 of the fleet's protocol, and this master version "
                        + FleetProtocol.VERSION + "; run the same version of loadtester on both");
    }

    @Test
    void refusesAWorkerWithoutTheClusterToken() {
        for (String token : List.of("", "wrong")) {
            StatusRuntimeException refusal = assertThrows(
                    StatusRuntimeException.class,
                    () -> new FakeWorker("rogue", master.grpcPort(), token, List.of()).close());

            assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
    }

    private static String body(String name, int workers, String onWorkerLoss) {
        return "{\"name\":\"" + name + "\",\"duration\":\"60s\",\"workerCount\":" + workers + ",\"onWorkerLoss\":\""
                + onWorkerLoss + "\",\"pacer\":{\"type\":\"constant\",\"ratePerSecond\":10},"
                + "\"targets\":[{\"method\":\"GET\",\"url\":\"http://127.0.0.1:1/\"}]}";
    }

    private String submit(String body) {
        HttpResponse<String> answer = master.post("/api/tests", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return master.json(answer).path("testId").asString();
    }

    private String state(String id) {
        return master.get("/api/tests/" + id).path("state").asString();
    }

    private void awaitState(String id, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(id)).isEqualTo(state));
    }

    private CompletableFuture<String> watch(String id) {
        return HttpClient.newHttpClient()
                .sendAsync(
                        master.authorized("/api/tests/" + id + "/events").build(),
                        HttpResponse.BodyHandlers.ofInputStream())
                .thenApplyAsync(answer -> {
                    StringBuilder all = new StringBuilder();
                    try (BufferedReader lines =
                            new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                        lines.lines().forEach(line -> all.append(line).append('\n'));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    return all.toString();
                });
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
