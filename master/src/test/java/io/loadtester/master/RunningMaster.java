package io.loadtester.master;

import io.loadtester.embedded.EmbeddedKafka;
import io.loadtester.embedded.EmbeddedPostgres;
import io.loadtester.storage.results.ResultWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One master with its servers for all integration tests of this module; it ends with the JVM. All its responses are
 * checked against the {@link ApiContract}.
 */
public final class RunningMaster {

    static final String SECRET = "an-integration-test's-secret-which-is-long-enough";
    static final String CLUSTER_TOKEN = "only-for-the-fleet";
    private static final ApiContract API = ApiContract.committed();
    private static RunningMaster instance;

    private static final EmbeddedKafka KAFKA = EmbeddedKafka.temporary();
    private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.temporary();

    public final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private String token = "";

    private RunningMaster(Map<String, Object> properties) {
        context = MasterApplication.start(properties);
    }

    /** The master that most tests share. */
    public static synchronized RunningMaster get() {
        if (instance == null) {
            instance = start(POSTGRES.jdbcUrl());
        }
        return instance;
    }

    /** Another master, on its own database; the test closes it. */
    public static RunningMaster start(String jdbcUrl) {
        return new RunningMaster(properties(jdbcUrl));
    }

    /** Another master, on its own server; the test closes it. */
    static RunningMaster start(EmbeddedPostgres postgres) {
        Map<String, Object> properties = new HashMap<>(properties(postgres.jdbcUrl()));
        properties.put("spring.datasource.password", postgres.password());
        return new RunningMaster(properties);
    }

    static Map<String, Object> properties(String jdbcUrl) {
        return Map.of(
                "server.port",
                0,
                "spring.grpc.server.port",
                0,
                "spring.kafka.bootstrap-servers",
                bootstrapServers(),
                "spring.datasource.url",
                jdbcUrl,
                "spring.datasource.username",
                POSTGRES.username(),
                "spring.datasource.password",
                POSTGRES.password(),
                "loadtester.jwt-secret-key",
                SECRET,
                "loadtester.cluster-token",
                CLUSTER_TOKEN,
                "loadtester.admin-password",
                "correct horse");
    }

    static String bootstrapServers() {
        return KAFKA.bootstrapServers();
    }

    static String sharedDatabase() {
        return POSTGRES.jdbcUrl();
    }

    /** The URL of a new, empty database. */
    public static String newDatabase(String name) {
        POSTGRES.createDatabase(name, "owner_of_" + name, "password");
        return POSTGRES.jdbcUrl(name);
    }

    int httpPort() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    int grpcPort() {
        return context.getBean(GrpcServerLifecycle.class).getPort();
    }

    public ResultWriter results() {
        return context.getBean(ResultWriter.class);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + httpPort() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    /** A request with the admin's token. */
    public synchronized HttpRequest.Builder authorized(String path) {
        if (token.isEmpty()) {
            HttpResponse<String> answer = send(request("/auth/login")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"username\":\"admin\",\"password\":\"correct horse\"}")));
            token = json(answer).path("token").asString();
        }
        return request(path).header("Authorization", "Bearer " + token);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            API.check(answer);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode get(String path) {
        return json(send(authorized(path)));
    }

    HttpResponse<String> post(String path, String body) {
        return send(authorized(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> patch(String path, String body) {
        return send(authorized(path)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    public JsonNode json(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }
}
