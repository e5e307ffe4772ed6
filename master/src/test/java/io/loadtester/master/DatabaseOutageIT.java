package io.loadtester.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.embedded.EmbeddedPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What clients get while PostgreSQL is down, and after it is back. */
class DatabaseOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Within the patience of a person. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final ExecutorService CLIENTS = Executors.newCachedThreadPool();

    @TempDir
    private Path directory;

    private EmbeddedPostgres postgres;
    private RunningMaster master;

    @BeforeEach
    void start() {
        postgres = EmbeddedPostgres.start(directory, 0);
        master = RunningMaster.start(postgres);
        master.authorized("/");
    }

    @AfterEach
    void stop() {
        master.context.close();
        postgres.close();
    }

    @Test
    void whatNeedsTheDatabaseIsRefusedSoonWithTheReasonAndWorksAgainByItself() {
        String ended = submit("ended");
        String other = submit("other");
        String waiting = submit("waiting");
        for (String test : List.of(ended, other)) {
            master.post("/api/tests/" + test + "/stop", "");
            await().atMost(PATIENCE).until(() -> state(test).equals("STOPPED"));
        }
        List<Supplier<HttpResponse<String>>> questions = new ArrayList<>();
        questions.add(() -> login("correct horse"));
        questions.add(() -> ask("/api/dashboard"));
        questions.add(() -> ask("/api/tests"));
        questions.add(() -> ask("/api/tests/" + ended));
        questions.add(() -> ask("/api/tests/" + ended + "/report"));
        questions.add(() -> ask("/api/tests/" + ended + "/report?format=html"));
        questions.add(() -> ask("/api/tests/" + ended + "/timeseries"));
        questions.add(() -> ask("/api/compare?tests=" + ended + "," + other));
        questions.add(() -> ask("/api/baselines"));
        questions.add(() -> master.send(master.authorized("/api/tests/" + ended).DELETE()));
        questions.add(() -> master.post("/api/tests/" + ended + "/stop", ""));
        questions.add(() -> master.post("/api/tests", body("never")));
        int port = postgres.port();
        postgres.close();

        // The first request of each kind may still get a broken connection.
        for (int round = 0; round < 2; round++) {
            atOnce(questions).forEach(DatabaseOutageIT::assertRefusedSoon);
        }
        // These need no database.
        assertThat(ask("/api/tests/" + waiting).statusCode()).isEqualTo(200);
        assertThat(ask("/api/workers").statusCode()).isEqualTo(200);
        assertThat(master.send(master.request("/actuator/health/liveness")).statusCode())
                .isEqualTo(200);
        postgres = EmbeddedPostgres.start(directory, port);

        await().atMost(PATIENCE).until(() -> ask("/api/tests").statusCode() == 200);
        assertThat(login("correct horse").statusCode()).isEqualTo(200);
        assertThat(master.get("/api/tests?search=never").path("total").asInt()).isZero();
        assertThat(master.get("/api/tests?search=ended").path("total").asInt()).isOne();
        String after = submit("after");
        assertThat(state(after)).isEqualTo("PENDING");
    }

    @Test
    void loginsThatTheDatabaseCouldNotCheckCountForNoGuesses() {
        int port = postgres.port();
        postgres.close();
        for (int round = 0; round < 2; round++) {
            atOnce(Collections.nCopies(4, () -> login("correct horse"))).forEach(DatabaseOutageIT::assertRefusedSoon);
        }

        postgres = EmbeddedPostgres.start(directory, port);

        await().atMost(PATIENCE).until(() -> login("correct horse").statusCode() != 503);
        assertThat(login("correct horse").statusCode()).isEqualTo(200);
    }

    @Test
    void aTestThatIsStoppedMeanwhileEndsAfterwards() {
        String waiting = submit("waiting");
        int port = postgres.port();
        postgres.close();

        HttpResponse<String> refused = master.post("/api/tests/" + waiting + "/stop", "");
        assertThat(refused.statusCode()).isIn(202, 503);
        postgres = EmbeddedPostgres.start(directory, port);

        await().atMost(PATIENCE).until(() -> ask("/api/tests").statusCode() == 200);
        if (refused.statusCode() == 503) {
            assertThat(state(waiting)).isEqualTo("PENDING");
        } else {
            await().atMost(PATIENCE).until(() -> state(waiting).equals("STOPPED"));
        }
    }

    /** A response, and how long it took. */
    private record Answered(HttpResponse<String> answer, Duration after) {

        static Answered of(Supplier<HttpResponse<String>> question) {
            long from = System.nanoTime();
            HttpResponse<String> answer = question.get();
            return new Answered(answer, Duration.ofNanos(System.nanoTime() - from));
        }
    }

    private static List<Answered> atOnce(List<Supplier<HttpResponse<String>>> questions) {
        return questions.stream()
                .map(question -> CompletableFuture.supplyAsync(() -> Answered.of(question), CLIENTS))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static void assertRefusedSoon(Answered answered) {
        HttpResponse<String> answer = answered.answer();
        String what =
                answer.request().method() + " " + answer.uri() + " after " + answered.after() + ": " + answer.body();
        assertThat(answer.statusCode()).as(what).isEqualTo(503);
        assertThat(answered.after()).as(what).isLessThan(SOON);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("PostgreSQL", "keeps trying to reach it");
    }

    private HttpResponse<String> ask(String path) {
        return master.send(master.authorized(path));
    }

    private HttpResponse<String> login(String password) {
        return master.send(master.request("/auth/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\":\"admin\",\"password\":\"" + password + "\"}")));
    }

    private String submit(String name) {
        HttpResponse<String> answer = master.post("/api/tests", body(name));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return master.json(answer).path("testId").asString();
    }

    /** Submits a test that needs more workers than there are. */
    private static String body(String name) {
        return "{\"name\":\"" + name + "\",\"duration\":1,\"workerCount\":900,\"pacer\":{\"type\":\"constant\","
                + "\"ratePerSecond\":1},\"targets\":[{\"method\":\"GET\",\"url\":\"http://127.0.0.1:1/\"}]}";
    }

    private String state(String testId) {
        JsonNode test = master.get("/api/tests/" + testId);
        return test.path("state").asString();
    }
}
