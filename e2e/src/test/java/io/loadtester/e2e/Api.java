package io.loadtester.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The master's REST API, called as from a user's script. */
final class Api {

    static final ObjectMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String base;
    private @Nullable String token;

    Api(String base) {
        this.base = base;
    }

    void login(String username, String password) {
        JsonNode credentials = JSON.createObjectNode().put("username", username).put("password", password);
        token = expect(200, post("/auth/login", credentials.toString()))
                .get("token")
                .asString();
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> patch(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    JsonNode json(String path) {
        return expect(200, get(path));
    }

    /** Submits a test and returns its id. Late hits are sent as well, so that counts do not depend on the machine's speed. */
    String submit(String body) {
        ObjectNode test = (ObjectNode) JSON.readTree(body);
        test.put("vegetaPayloadJson", "{\"maxLateness\": \"0s\"}");
        return submitAsItIs(test.toString());
    }

    /** Submits a test whose workers skip what they are late for, as is usual. */
    String submitAsItIs(String body) {
        return expect(201, post("/api/test/submit", body)).get("testId").asString();
    }

    static JsonNode expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new AssertionError(response.statusCode() + " instead of " + status + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
