package io.loadtester.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.storage.accounts.Account;
import io.loadtester.storage.accounts.AccountStore;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** What clients get over HTTP: access control, errors, and requests that are refused before they are read. */
class RestIT {

    private final RunningMaster master = RunningMaster.get();

    @Test
    void logsInWithTheRightPasswordOnly() {
        JsonNode good = master.json(login("admin", "correct horse"));
        assertThat(good.path("token").asString()).isNotEmpty();
        assertThat(good.path("expiresAt").asString()).endsWith("Z");
        assertThat(good.path("user").path("role").asString()).isEqualTo("ADMIN");

        assertProblem(login("admin", "password"), 401);
        assertProblem(login("nobody\u0000", "password"), 401);
        assertProblem(loginWith("{\"username\":\"admin\"}"), 400);
        assertProblem(loginWith("{"), 400);
        assertThat(login("admin", "correct horse").statusCode()).isEqualTo(200);
    }

    @Test
    void slowsGuessingDown() {
        String user = "guess-" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            assertProblem(login(user, "x"), 401);
        }

        HttpResponse<String> refused = login(user, "x");

        assertProblem(refused, 429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 901L);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/tests",
        "GET, /api/dashboard",
        "GET, /api/workers",
        "GET, /api/profile",
        "GET, /api/nowhere",
        "POST, /api/test/submit",
        "POST, /api/tests",
        "GET, /api/tests/6f2b1c38-0f8e-4a58-9e2a-111111111111/events",
        "DELETE, /api/tests/6f2b1c38-0f8e-4a58-9e2a-111111111111"
    })
    void letsNobodyInWithoutAToken(String method, String path) {
        HttpResponse<String> answer = master.send(master.request(path).method(method, BodyPublishers.noBody()));

        assertProblem(answer, 401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer x", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.", "Basic YTpi", "Bearer ", "x"})
    void letsNobodyInWithABadToken(String authorization) {
        assertProblem(master.send(master.request("/api/tests").header("Authorization", authorization)), 401);
    }

    @Test
    void leavesDescriptionAndHealthOpen() {
        HttpResponse<String> description = master.send(master.request("/v3/api-docs"));

        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(master.json(description).path("paths").propertyNames())
                .contains("/auth/login", "/api/test/submit", "/api/tests", "/api/tests/{testId}/report");
        for (String path :
                new String[] {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"}) {
            assertThat(master.send(master.request(path)).body()).contains("\"UP\"");
        }
        assertThat(master.send(master.request("/actuator/env")).statusCode()).isEqualTo(404);
    }

    @Test
    void sendsTheHeadersThatKeepBrowsersSafe() {
        Map<String, String> expected = Map.of(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                        + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
                "X-Content-Type-Options",
                "nosniff",
                "Referrer-Policy",
                "no-referrer");
        for (String path : new String[] {"/", "/api/tests", "/v3/api-docs", "/nowhere.txt"}) {
            HttpResponse<String> answer = master.send(master.request(path));
            expected.forEach((name, value) ->
                    assertThat(answer.headers().firstValue(name)).as(path).hasValue(value));
        }
    }

    @Test
    void refusesLargeBodiesWhetherTheirLengthIsDeclaredOrNot() {
        byte[] large = new byte[9 * 1024 * 1024];
        Arrays.fill(large, (byte) ' ');

        assertProblem(post(BodyPublishers.ofByteArray(large)), 413);
        assertProblem(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))), 413);
        assertThat(post(BodyPublishers.ofString("x".repeat(1024 * 1024))).statusCode())
                .isEqualTo(400);
        assertProblem(
                master.send(master.request("/auth/login")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))),
                413);
    }

    @Test
    void tellsWhatIsWrongWithARequest() {
        String unknown = "/api/tests/" + UUID.randomUUID();
        assertProblem(master.send(master.authorized(unknown)), 404);
        assertProblem(master.send(master.authorized(unknown).DELETE()), 404);
        assertProblem(master.send(master.authorized(unknown + "/report")), 404);
        assertProblem(master.send(master.authorized(unknown + "/timeseries")), 404);
        assertProblem(master.send(master.authorized(unknown + "/events")), 404);
        assertProblem(master.post(unknown + "/stop", ""), 404);
        assertProblem(master.send(master.authorized("/api/tests/not-an-id")), 400);
        assertProblem(master.send(master.authorized("/api/tests?limit=0")), 400);
        assertProblem(master.send(master.authorized("/api/tests?limit=x")), 400);
        assertProblem(master.send(master.authorized("/api/tests?state=LOST")), 400);
        assertProblem(master.send(master.authorized("/api/tests?cursor=x")), 400);
        assertProblem(master.send(master.authorized("/api/tests?search=%00")), 400);
        assertProblem(master.send(master.authorized("/api/nowhere")), 404);
        assertProblem(master.send(master.authorized("/api/tests").PUT(BodyPublishers.noBody())), 405);
        assertProblem(
                master.send(master.authorized("/api/tests")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("x"))),
                415);
    }

    @Test
    void namesEveryBadFieldAndMakesNoTest() {
        long before = master.get("/api/tests").path("total").asLong();

        HttpResponse<String> answer =
                master.post("/api/test/submit", "{\"name\":\"x\",\"ratePerSecond\":-1,\"durationSeconds\":\"10s\"}");

        assertProblem(answer, 400);
        JsonNode problem = master.json(answer);
        assertThat(problem.path("field").asString()).isEqualTo("ratePerSecond");
        assertThat(problem.path("errors")).hasSize(2);
        assertThat(master.get("/api/tests").path("total").asLong()).isEqualTo(before);
    }

    @Test
    void givesBackWhatWasSubmittedToWhoMaySeeIt() {
        String asked = """
                {"name": "document", "duration": "10s", "workerCount": 900, "tags": ["a"],
                 "pacer": {"type": "constant", "ratePerSecond": 5},
                 "targets": [{"name": "home", "method": "GET", "url": "http://127.0.0.1:1/", "weight": 3,
                              "headers": {"Authorization": "Bearer secret"}}],
                 "attack": {"redirects": 0, "http2": false}, "thresholds": ["p99(response) < 1s"]}""";
        String first = submitAndStop(asked);

        HttpResponse<String> document = master.send(master.authorized(first + "/document"));
        String second = submitAndStop(document.body());

        assertThat(document.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(document.body()).contains("Bearer secret");
        assertThat(master.get(second + "/document")).isEqualTo(master.json(document));
        assertThat(master.get(first).toString()).doesNotContain("secret");
        assertThat(master.get(first).path("settings").toString())
                .contains(
                        "{\"name\":\"redirects\",\"title\":\"Redirects followed\",\"text\":\"0\",\"typed\":\"0\"}",
                        "{\"name\":\"http2\",\"title\":\"HTTP/2 over TLS\",\"text\":\"no\",\"typed\":\"false\"}");
        AccountStore accounts = master.context.getBean(AccountStore.class);
        Account admin = accounts.find("admin").orElseThrow();
        accounts.save(new Account("reader", admin.passwordHash(), "USER", Instant.EPOCH));
        String token =
                master.json(login("reader", "correct horse")).path("token").asString();
        HttpResponse<String> refused =
                master.send(master.request(first + "/document").header("Authorization", "Bearer " + token));
        assertProblem(refused, 403);
        assertThat(refused.body()).contains("ask admin").doesNotContain("Bearer secret");
        assertProblem(master.send(master.authorized("/api/tests/" + UUID.randomUUID() + "/document")), 404);
    }

    private String submitAndStop(String body) {
        HttpResponse<String> answer = master.post("/api/tests", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String path = answer.headers().firstValue("Location").orElseThrow();
        master.post(path + "/stop", "");
        return path;
    }

    @Test
    void pagesThroughTests() {
        String marker = "page-" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            String body =
                    "{\"name\":\"" + marker + "\",\"duration\":1,\"workerCount\":900,\"pacer\":{\"type\":\"constant\","
                            + "\"ratePerSecond\":1},\"targets\":[{\"method\":\"GET\",\"url\":\"http://127.0.0.1:1/\"}]}";
            HttpResponse<String> answer = master.post("/api/tests", body);
            String id = master.json(answer).path("testId").asString();
            assertThat(answer.headers().firstValue("Location")).hasValue("/api/tests/" + id);
        }

        int seen = 0;
        String cursor = "";
        do {
            JsonNode page = master.get("/api/tests?limit=2&search=" + marker + cursor);
            assertThat(page.path("total").asInt()).isEqualTo(5);
            for (JsonNode test : page.path("tests")) {
                assertThat(test.path("state").asString()).isEqualTo("PENDING");
                String id = test.path("testId").asString();
                assertThat(master.post("/api/tests/" + id + "/stop", "").statusCode())
                        .isEqualTo(202);
                seen++;
            }
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tests", "/tests/6f2b1c38-0f8e-4a58-9e2a-111111111111/live", "/login"})
    void answersThePagesOfTheDashboardWithItsOnePage(String path) {
        HttpResponse<String> answer = master.send(master.request(path).header("Accept", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("<div id=\"app\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere.js",
                "/assets/nowhere",
                "/auth/nowhere",
                "/v3/nowhere",
                "/../application.yml",
                "/%2e%2e/master.yml"
            })
    void servesNothingElse(String path) {
        assertThat(master.send(master.request(path)).statusCode()).isIn(400, 404);
    }

    @Test
    void doesNotStartWhereOthersCanReachItWithAWeakKey() {
        assertThatThrownBy(
                        () -> startOn("0.0.0.0", "my-secure-jwt-key-for-auth").close())
                .hasMessageContaining("--jwt-secret-key")
                .hasMessageContaining("openssl rand");
    }

    private static ConfigurableApplicationContext startOn(String address, String secret) {
        Map<String, Object> properties = new HashMap<>(RunningMaster.properties(RunningMaster.sharedDatabase()));
        properties.put("server.address", address);
        properties.put("loadtester.jwt-secret-key", secret);
        return MasterApplication.start(properties);
    }

    private HttpResponse<String> post(HttpRequest.BodyPublisher body) {
        return master.send(master.authorized("/api/test/submit")
                .header("Content-Type", "application/json")
                .POST(body));
    }

    private HttpResponse<String> login(String username, String password) {
        return loginWith(
                "{\"username\": \"" + username.replace("\0", "\\u0000") + "\", \"password\": \"" + password + "\"}");
    }

    private HttpResponse<String> loginWith(String body) {
        return master.send(master.request("/auth/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = master.json(answer);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotEmpty();
        assertThat(problem.path("detail").asString()).isNotEmpty();
    }
}
