package io.loadtester.cli.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.cli.LoadTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine.ParseResult;

/** The services of the compose file, parsed by the command line. */
class ComposeFileTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:[-?][^}]*)?}");

    private final Map<String, Map<String, Object>> services = services();

    @Test
    void hasEveryPartOfTheSystem() {
        assertThat(services).containsOnlyKeys("kafka", "postgres", "master", "worker-1", "worker-2", "consumer");
    }

    @Test
    void startsAMasterThatTheOthersReach() {
        MasterCommand master = (MasterCommand) command("master");

        assertThat(master.properties())
                .containsEntry("server.address", "0.0.0.0")
                .containsEntry("spring.grpc.server.port", 50051)
                .containsEntry(
                        "spring.datasource.url",
                        "jdbc:postgresql://postgres:5432/distributed_load_tester?sslmode=disable")
                .containsEntry("spring.datasource.password", "of-POSTGRES_PASSWORD")
                .containsEntry("loadtester.jwt-secret-key", "of-JWT_SECRET_KEY")
                .containsEntry("loadtester.admin-password", "of-ADMIN_PASSWORD")
                .containsEntry("loadtester.cluster-token", "of-CLUSTER_TOKEN")
                .containsEntry("loadtester.max-duration", "PT24H");
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker-1", "worker-2"})
    void startsWorkersThatTheMasterReaches(String name) {
        WorkerCommand worker = (WorkerCommand) command(name);

        assertThat(worker.properties())
                .containsEntry("loadtester.worker-id", name)
                .containsEntry("loadtester.advertised-address", name + ":50052")
                .containsEntry("loadtester.master-address", "master:50051")
                .containsEntry("loadtester.cluster-token", "of-CLUSTER_TOKEN")
                .containsEntry("spring.grpc.server.address", "0.0.0.0");
    }

    @Test
    void startsAConsumerOfTheSameTopicAndDatabase() {
        ConsumerCommand consumer = (ConsumerCommand) command("consumer");
        MasterCommand master = (MasterCommand) command("master");

        for (String shared : List.of("spring.kafka.bootstrap-servers", "loadtester.topic", "spring.datasource.url")) {
            assertThat(consumer.properties())
                    .containsEntry(shared, master.properties().get(shared));
        }
    }

    @Test
    void everyServiceHasAHealthCheckAndNoPortIsPublishedToTheNetwork() {
        services.forEach((name, service) -> {
            assertThat(service).as(name).containsKey("healthcheck");
            if (service.get("ports") instanceof List<?> ports) {
                assertThat(ports).allSatisfy(port -> assertThat(port).asString().startsWith("127.0.0.1:"));
            }
        });
    }

    @Test
    void theExampleOfTheEnvironmentNamesEverySecret() throws IOException {
        String example = Files.readString(Path.of("../.env.example"));
        Matcher variable = VARIABLE.matcher(Files.readString(Path.of("../docker-compose.yml")));

        while (variable.find()) {
            assertThat(example).contains("\n" + variable.group(1) + "=");
        }
    }

    private Object command(String service) {
        Map<String, String> environment = new LinkedHashMap<>();
        Map<?, ?> given = (Map<?, ?>) services.get(service).get("environment");
        given.forEach((name, value) -> environment.put(
                String.valueOf(name),
                VARIABLE.matcher(String.valueOf(value))
                        .replaceAll(match ->
                                match.group(2) != null && match.group(2).equals(":-") ? "" : "of-" + match.group(1))));
        String[] arguments = ((List<?>) services.get(service).get("command"))
                .stream().map(String::valueOf).toArray(String[]::new);
        ParseResult parsed = LoadTester.commandLine(environment).parseArgs(arguments);
        return parsed.subcommand().commandSpec().userObject();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() {
        try {
            Map<String, Object> compose = new Yaml().load(Files.readString(Path.of("../docker-compose.yml")));
            return (Map<String, Map<String, Object>>) compose.get("services");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
