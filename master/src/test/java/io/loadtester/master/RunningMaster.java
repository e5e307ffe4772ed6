package io.loadtester.master;

import io.loadtester.embedded.EmbeddedKafka;
import io.loadtester.embedded.EmbeddedPostgres;
import io.loadtester.storage.ResultWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One master with its servers for all integration tests of this module; it ends with the JVM. */
final class RunningMaster {

    static final String SECRET = "an-integration-test's-secret-which-is-long-enough";
    static final String CLUSTER_TOKEN = "only-for-the-fleet";
    private static RunningMaster instance;

    final EmbeddedKafka kafka = EmbeddedKafka.temporary();
    final EmbeddedPostgres postgres = EmbeddedPostgres.temporary();
    final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private String token = "";

    private RunningMaster() {
        context = MasterApplication.start(Map.of(
                "server.port",
                0,
                "spring.grpc.server.port",
                0,
                "spring.kafka.bootstrap-servers",
                kafka.bootstrapServers(),
                "spring.datasource.url",
                postgres.jdbcUrl(),
                "spring.datasource.username",
                postgres.username(),
                "spring.datasource.password",
                postgres.password(),
                "loadtester.jwt-secret-key",
                SECRET,
                "loadtester.cluster-token",
                CLUSTER_TOKEN,
                "loadtester.admin-password",
                "correct horse"));
    }

    static synchronized RunningMaster get() {
        if (instance == null) {
            instance = new RunningMaster();
        }
        return instance;
    }

    int httpPort() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    int grpcPort() {
        return context.getBean(GrpcServerLifecycle.class).getPort();
    }

    ResultWriter results() {
        return context.getBean(ResultWriter.class);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + httpPort() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    /** A request with the admin's token. */
    synchronized HttpRequest.Builder authorized(String path) {
        if (token.isEmpty()) {
            HttpResponse<String> answer = send(request("/auth/login")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"username\":\"admin\",\"password\":\"correct horse\"}")));
            token = json(answer).path("token").asString();
        }
        return request(path).header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode get(String path) {
        return json(send(authorized(path)));
    }

    HttpResponse<String> post(String path, String body) {
        return send(authorized(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode json(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }
}
