package io.loadtester.cli.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.cli.LoadTester;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The service command lines of the README, verbatim. */
class ServiceCommandLinesTest {

    private static final String DATABASE_URL =
            "postgres://user:password@localhost:5432/distributed_load_tester?sslmode=disable";

    private static final Map<String, Object> DATABASE = Map.of(
            "spring.datasource.url", "jdbc:postgresql://localhost:5432/distributed_load_tester?sslmode=disable",
            "spring.datasource.username", "user",
            "spring.datasource.password", "password");

    @Test
    void readsTheMastersFlags() {
        Map<String, Object> properties = master(
                Map.of(),
                "master",
                "--grpc-port",
                "50051",
                "--http-port",
                "8080",
                "--kafka-broker",
                "localhost:9092",
                "--kafka-topic",
                "test_results",
                "--database-url",
                DATABASE_URL,
                "--jwt-secret-key",
                "my-secure-jwt-key-for-auth");

        assertThat(properties)
                .containsAllEntriesOf(DATABASE)
                .containsEntry("server.port", 8080)
                .containsEntry("server.address", "127.0.0.1")
                .containsEntry("spring.grpc.server.port", 50051)
                .containsEntry("spring.grpc.server.address", "127.0.0.1")
                .containsEntry("spring.kafka.bootstrap-servers", "localhost:9092")
                .containsEntry("loadtester.topic", "test_results")
                .containsEntry("loadtester.jwt-secret-key", "my-secure-jwt-key-for-auth")
                .containsEntry("loadtester.admin-password", "")
                .containsEntry("loadtester.cluster-token", "")
                .containsEntry("loadtester.max-duration", "PT24H")
                .containsEntry("loadtester.orphan-lease", "PT1M");
    }

    @Test
    void readsTheMastersEnvironment() {
        Map<String, String> environment = Map.of(
                "GRPC_PORT", "1",
                "HTTP_PORT", "2",
                "KAFKA_BROKER", "broker:3",
                "KAFKA_TOPIC", "topic",
                "DATABASE_URL", DATABASE_URL,
                "JWT_SECRET_KEY", "my-secure-jwt-key-for-auth",
                "BIND_ADDRESS", "0.0.0.0",
                "ADMIN_PASSWORD", "secret",
                "CLUSTER_TOKEN", "token",
                "MAX_DURATION", "90m");

        assertThat(master(environment, "master"))
                .containsAllEntriesOf(DATABASE)
                .containsEntry("server.port", 2)
                .containsEntry("server.address", "0.0.0.0")
                .containsEntry("spring.grpc.server.port", 1)
                .containsEntry("spring.grpc.server.address", "0.0.0.0")
                .containsEntry("spring.kafka.bootstrap-servers", "broker:3")
                .containsEntry("loadtester.topic", "topic")
                .containsEntry("loadtester.jwt-secret-key", "my-secure-jwt-key-for-auth")
                .containsEntry("loadtester.admin-password", "secret")
                .containsEntry("loadtester.cluster-token", "token")
                .containsEntry("loadtester.max-duration", "PT1H30M");
    }

    @Test
    void prefersFlagsToTheEnvironment() {
        Map<String, String> environment =
                Map.of("HTTP_PORT", "2", "DATABASE_URL", DATABASE_URL, "JWT_SECRET_KEY", "of the environment");

        assertThat(master(environment, "master", "--http-port", "3")).containsEntry("server.port", 3);
    }

    @Test
    void takesAnEmptyVariableForOneThatIsNotSet() {
        Map<String, String> environment =
                Map.of("HTTP_PORT", "", "MAX_DURATION", " ", "DATABASE_URL", DATABASE_URL, "JWT_SECRET_KEY", "key");

        assertThat(master(environment, "master"))
                .containsEntry("server.port", 8080)
                .containsEntry("loadtester.max-duration", "PT24H");
    }

    @ParameterizedTest
    @CsvSource({"50052, worker-alpha", "50053, worker-beta"})
    void readsTheWorkersFlags(int port, String id) {
        Map<String, Object> properties = worker(
                Map.of(),
                "worker",
                "--grpc-port",
                String.valueOf(port),
                "--master-address",
                "localhost:50051",
                "--kafka-broker",
                "localhost:9092",
                "--kafka-topic",
                "test_results",
                "--worker-id",
                id);

        assertThat(properties)
                .containsEntry("spring.grpc.server.port", port)
                .containsEntry("spring.grpc.server.address", "127.0.0.1")
                .containsEntry("loadtester.master-address", "localhost:50051")
                .containsEntry("spring.kafka.bootstrap-servers", "localhost:9092")
                .containsEntry("loadtester.topic", "test_results")
                .containsEntry("loadtester.worker-id", id)
                .containsEntry("loadtester.grace", "PT0S")
                .containsEntry("loadtester.advertised-address", "")
                .containsEntry("loadtester.cluster-token", "");
    }

    @Test
    void readsTheWorkersEnvironment() {
        Map<String, String> environment = Map.of(
                "GRPC_PORT", "1",
                "MASTER_ADDRESS", "master:2, standby:3",
                "WORKER_ID", "w-1",
                "GRACE", "10m",
                "CLUSTER_TOKEN", "token",
                "BIND_ADDRESS", "0.0.0.0",
                "ADVERTISED_ADDRESS", "10.0.0.7:1");

        assertThat(worker(environment, "worker"))
                .containsEntry("spring.grpc.server.port", 1)
                .containsEntry("spring.grpc.server.address", "0.0.0.0")
                .containsEntry("loadtester.master-address", "master:2,standby:3")
                .containsEntry("loadtester.worker-id", "w-1")
                .containsEntry("loadtester.grace", "PT10M")
                .containsEntry("loadtester.advertised-address", "10.0.0.7:1")
                .containsEntry("loadtester.cluster-token", "token");
    }

    @Test
    void givesWorkersWithoutANameAValidOneOfTheirOwn() {
        Object first = worker(Map.of(), "worker").get("loadtester.worker-id");
        Object second = worker(Map.of(), "worker", "--grpc-port", "50053").get("loadtester.worker-id");

        assertThat(first).asString().matches("[A-Za-z0-9._-]{1,100}");
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void advertisesTheHostNameWhenItListensToTheNetwork() {
        assertThat(worker(Map.of(), "worker", "--bind-address", "0.0.0.0").get("loadtester.advertised-address"))
                .asString()
                .endsWith(":50052");
        assertThatThrownBy(() -> worker(Map.of(), "worker", "--bind-address", "0.0.0.0", "--grpc-port", "0"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("needs an --advertised-address");
    }

    @Test
    void readsTheConsumersFlags() {
        Map<String, Object> properties = consumer(
                Map.of(),
                "consumer",
                "--kafka-broker",
                "localhost:9092",
                "--kafka-topic",
                "test_results",
                "--kafka-group",
                "load_tester_consumer_group",
                "--database-url",
                DATABASE_URL);

        assertThat(properties)
                .containsAllEntriesOf(DATABASE)
                .containsEntry("spring.kafka.bootstrap-servers", "localhost:9092")
                .containsEntry("loadtester.topic", "test_results")
                .containsEntry("loadtester.group", "load_tester_consumer_group");
    }

    @Test
    void readsTheConsumersEnvironment() {
        assertThat(consumer(Map.of("KAFKA_GROUP", "mine", "DATABASE_URL", DATABASE_URL), "consumer"))
                .containsAllEntriesOf(DATABASE)
                .containsEntry("loadtester.group", "mine");
    }

    @ParameterizedTest
    @MethodSource("services")
    void showsMetersWhereItIsTold(Function<String[], Map<String, Object>> service) {
        assertThat(service.apply(new String[0])).doesNotContainKey("loadtester.metrics-port");
        assertThat(service.apply(new String[] {"--metrics-port", "9464"}))
                .containsEntry("loadtester.metrics-port", 9464);
    }

    @Test
    void readsTheMetricsPortFromTheEnvironment() {
        Map<String, String> environment =
                Map.of("METRICS_PORT", "9464", "BIND_ADDRESS", "0.0.0.0", "DATABASE_URL", DATABASE_URL);

        assertThat(consumer(environment, "consumer"))
                .containsEntry("loadtester.metrics-port", 9464)
                .containsEntry("loadtester.metrics-address", "0.0.0.0");
        assertThat(consumer(Map.of("DATABASE_URL", DATABASE_URL), "consumer"))
                .containsEntry("loadtester.metrics-address", "127.0.0.1");
    }

    static List<Function<String[], Map<String, Object>>> services() {
        Map<String, String> environment = Map.of("DATABASE_URL", DATABASE_URL, "JWT_SECRET_KEY", "key");
        return List.of(
                flags -> master(environment, with("master", flags)),
                flags -> worker(environment, with("worker", flags)),
                flags -> consumer(environment, with("consumer", flags)));
    }

    private static String[] with(String command, String... flags) {
        return Stream.concat(Stream.of(command), Stream.of(flags)).toArray(String[]::new);
    }

    private static Map<String, Object> master(Map<String, String> environment, String... arguments) {
        return command(MasterCommand.class, environment, arguments).properties();
    }

    private static Map<String, Object> worker(Map<String, String> environment, String... arguments) {
        return command(WorkerCommand.class, environment, arguments).properties();
    }

    private static Map<String, Object> consumer(Map<String, String> environment, String... arguments) {
        return command(ConsumerCommand.class, environment, arguments).properties();
    }

    private static <T> T command(Class<T> type, Map<String, String> environment, String... arguments) {
        CommandLine.ParseResult parsed = LoadTester.commandLine(environment).parseArgs(arguments);
        return type.cast(parsed.subcommand().commandSpec().userObject());
    }
}
