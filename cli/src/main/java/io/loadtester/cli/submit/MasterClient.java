package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.test.TestState;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.spec.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A client of a master's REST API, logged in as one user. Every method throws a {@link CommandException}: with {@link
 * ExitCode#UNREACHABLE} if the master does not answer, with {@link ExitCode#USAGE} if it rejects the request.
 */
public final class MasterClient {

    private static final int SUBMIT_ATTEMPTS = 3;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    /** Long, because a comparison resamples hours of seconds a thousand times and may queue behind others. */
    private static final Duration COMPARISON_WITHIN = Duration.ofMinutes(5);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final MasterAddress master;
    private final String token;

    private MasterClient(HttpClient http, MasterAddress master, String token) {
        this.http = http;
        this.master = master;
        this.token = token;
    }

    /** @param token from an earlier login */
    public static MasterClient withToken(URI master, String token) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new MasterClient(http, new MasterAddress(master), token);
    }

    public static MasterClient login(URI master, String username, String password) {
        MasterClient stranger = withToken(master, "");
        JsonNode answer =
                stranger.json(stranger.post("/auth/login", Map.of("username", username, "password", password)));
        return new MasterClient(
                stranger.http, stranger.master, answer.path("token").asString(""));
    }

    /**
     * Submits a test once, although the request is repeated if its answer gets lost.
     *
     * @return the new test's id
     */
    public String submit(Map<String, Object> submission) {
        // The same for every attempt, so that a request whose answer got lost is not carried out twice.
        String key = UUID.randomUUID().toString();
        for (int attempt = 1; ; attempt++) {
            try {
                return json(post("/api/test/submit", submission).header("Idempotency-Key", key))
                        .path("testId")
                        .asString();
            } catch (CommandException e) {
                if (attempt == SUBMIT_ATTEMPTS || !mayHaveBeenReceived(e)) {
                    throw e;
                }
            }
        }
    }

    /** Whether the request may have reached the master although no answer came. */
    private static boolean mayHaveBeenReceived(CommandException failure) {
        return failure.getCause() instanceof IOException lost
                && !(lost instanceof ConnectException)
                && !(lost instanceof HttpConnectTimeoutException)
                && !(lost instanceof UnknownHostException);
    }

    public JsonNode test(String testId) {
        return json(get("/api/tests/" + testId));
    }

    /**
     * A page of tests, the newest first.
     *
     * @param search words in name or tags; empty for all
     * @param cursor where an earlier page ended; empty for the first
     */
    JsonNode tests(String search, @Nullable TestState state, int limit, String cursor) {
        return json(get("/api/tests?limit=" + limit
                + (state == null ? "" : "&state=" + state.name())
                + (search.isBlank() ? "" : "&search=" + encoded(search))
                + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor))));
    }

    public JsonNode workers() {
        return json(get("/api/workers"));
    }

    /** @param format such as {@code text} or {@code json} */
    public String report(String testId, String format) {
        return reportOf(testId, "format=" + format);
    }

    /** @param query URL query that selects the report */
    String reportOf(String testId, String query) {
        return text(get("/api/tests/" + testId + "/report?" + query));
    }

    /** Checks a stored test against other thresholds than its own. */
    JsonNode judge(String testId, List<Threshold> thresholds) {
        String query = thresholds.stream()
                .map(threshold -> "threshold=" + URLEncoder.encode(threshold.expression(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return json(get("/api/tests/" + testId + "/thresholds?" + query));
    }

    /** @param tests ids, the reference first */
    JsonNode compare(List<String> tests, double confidencePercent, double tolerancePercent) {
        return json(get("/api/compare?tests=" + encoded(String.join(",", tests)) + "&confidence=" + confidencePercent
                        + "&tolerance=" + tolerancePercent)
                .timeout(COMPARISON_WITHIN));
    }

    /** The id of the tag's baseline test, if it has one. */
    Optional<String> baseline(String tag) {
        for (JsonNode baseline : json(get("/api/baselines")).path("baselines")) {
            if (baseline.path("tag").asString("").equals(tag.strip())) {
                return Optional.of(baseline.path("testId").asString(""));
            }
        }
        return Optional.empty();
    }

    void setBaseline(String tag, String testId) {
        String body = JSON.writeValueAsString(Map.of("testId", testId));
        text(get("/api/baselines/" + encoded(tag.strip()))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    /** Opens the test's live events, which end with the test. The caller closes the stream. */
    EventStream events(String testId) {
        HttpRequest request = get("/api/tests/" + testId + "/events")
                .setHeader("Accept", "text/event-stream")
                .build();
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw MasterRefusal.of(response.statusCode(), MissingNode.getInstance());
        }
        return new EventStream(response.body());
    }

    /** Asks the master to stop a test, which ends shortly after. */
    public void stop(String testId) {
        text(post("/api/tests/" + testId + "/stop", Map.of()));
    }

    /** Gives a worker no new tests; returns the worker. */
    JsonNode drain(String workerId) {
        return json(post("/api/workers/" + encoded(workerId) + "/drain", Map.of()));
    }

    void undrain(String workerId) {
        text(post("/api/workers/" + encoded(workerId) + "/undrain", Map.of()));
    }

    /**
     * Asks the master to change the load of a running test.
     *
     * @param change fields of {@code PATCH /api/tests/ID}
     */
    public void change(String testId, Map<String, Object> change) {
        text(get("/api/tests/" + testId)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(JSON.writeValueAsString(change))));
    }

    /** The test's page in the dashboard. */
    public URI page(String testId) {
        return master.url().resolve("/tests/" + testId);
    }

    /** The command line that stops a test, for messages. */
    String stopCommand(String testId) {
        return "loadtester stop " + testId + " --master " + master.url();
    }

    /** Percent-encodes for queries and paths. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder get(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(request(path)).timeout(ANSWER_WITHIN);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private URI request(String path) {
        try {
            return master.request(path);
        } catch (UnknownHostException e) {
            throw unreachable(e);
        }
    }

    private HttpRequest.Builder post(String path, Map<String, ?> body) {
        return get(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private JsonNode json(HttpRequest.Builder request) {
        String text = text(request);
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new CommandException(
                    ExitCode.UNREACHABLE, master.url() + " answers, but not like a master; check --master", e);
        }
    }

    private String text(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw MasterRefusal.of(response.statusCode(), problem(response.body()));
        }
        return response.body();
    }

    private static JsonNode problem(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.FAILED, "interrupted", e);
        }
    }

    private CommandException unreachable(IOException failure) {
        return new CommandException(
                ExitCode.UNREACHABLE,
                "no master answers at " + master.url() + " (" + Reason.of(failure) + "); check --master",
                failure);
    }
}
