package io.loadtester.master;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Submissions that are sent more than once. */
class IdempotencyIT {

    private static final String ENCODED = "{\"name\":\"%s\",\"durationSeconds\":\"1s\",\"workerCount\":900,"
            + "\"ratePerSecond\":5,\"targetsBase64\":\"R0VUIGh0dHA6Ly8xMjcuMC4wLjE6MS8K\"}";
    private static final String TYPED = "{\"name\":\"%s\",\"duration\":\"1s\",\"workerCount\":900,"
            + "\"pacer\":{\"type\":\"constant\",\"ratePerSecond\":5},"
            + "\"targets\":[{\"method\":\"GET\",\"url\":\"http://127.0.0.1:1/\"}]}";

    private final RunningMaster master = RunningMaster.get();
    private final String name = "once " + UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(strings = {"/api/tests", "/api/test/submit"})
    void aRepeatedRequestGivesTheSameTest(String path) {
        String body = (path.endsWith("submit") ? ENCODED : TYPED).formatted(name);

        HttpResponse<String> first = submit(path, key, body);
        HttpResponse<String> second = submit(path, key, body);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(submitted()).isOne();
    }

    @Test
    void requestsAtTheSameTimeGiveOneTest() {
        Set<String> answers = new ConcurrentSkipListSet<>();
        List<CompletableFuture<Void>> requests = Stream.generate(() -> CompletableFuture.runAsync(() -> answers.add(
                        submit("/api/tests", key, TYPED.formatted(name)).body())))
                .limit(6)
                .toList();

        requests.forEach(CompletableFuture::join);

        assertThat(answers).hasSize(1).allMatch(answer -> answer.contains("testId"));
        assertThat(submitted()).isOne();
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        String first = master.json(submit("/api/tests", key, TYPED.formatted(name)))
                .path("testId")
                .asString();

        HttpResponse<String> otherBody = submit("/api/tests", key, TYPED.formatted(name + "!"));
        HttpResponse<String> otherPath = submit("/api/test/submit", key, ENCODED.formatted(name));

        for (HttpResponse<String> refused : List.of(otherBody, otherPath)) {
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(master.json(refused).path("detail").asString())
                    .isEqualTo("Another test was submitted with the same Idempotency-Key: " + first
                            + ". Use a new key for each test.");
        }
        assertThat(submitted()).isOne();
    }

    @Test
    void aRefusedSubmissionUsesNoKeyUp() {
        assertThat(submit("/api/tests", key, "{}").statusCode()).isEqualTo(400);

        assertThat(submit("/api/tests", key, TYPED.formatted(name)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aKeyHasALimitedLengthAndVisibleCharacters() {
        for (String bad : List.of("k".repeat(256), "two words", "")) {
            HttpResponse<String> refused = submit("/api/tests", bad, TYPED.formatted(name));
            assertThat(refused.statusCode()).as(bad).isEqualTo(400);
            assertThat(master.json(refused).path("field").asString()).isEqualTo("Idempotency-Key");
        }
        assertThat(submit("/api/tests", "k".repeat(219) + key, TYPED.formatted(name))
                        .statusCode())
                .isEqualTo(201);
    }

    private HttpResponse<String> submit(String path, String idempotencyKey, String body) {
        return master.send(master.authorized(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(body)));
    }

    private int submitted() {
        return master.get("/api/tests?search=" + name.replace(" ", "%20"))
                .path("total")
                .asInt();
    }
}
