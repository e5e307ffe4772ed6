package io.loadtester.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.cli.LoadTester;
import io.loadtester.cli.terminal.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command infra in a separate process: its Kafka and PostgreSQL are used like the services use them. */
class InfraCommandIT {

    private static final Pattern KAFKA = Pattern.compile("--kafka-broker localhost:(\\d+) --kafka-topic test_results");
    private static final Pattern POSTGRES = Pattern.compile(
            "--database-url \"postgres://user:password@localhost:(\\d+)/distributed_load_tester\\?sslmode=disable\"");

    @TempDir
    private Path folder;

    @Test
    void givesTheServicesWhatTheirExamplesName() throws Exception {
        Process infra = start();
        try {
            String kafka = "localhost:" + port(infra, KAFKA);
            String database =
                    "jdbc:postgresql://localhost:" + port(infra, POSTGRES) + "/distributed_load_tester?sslmode=disable";

            try (Connection connection = DriverManager.getConnection(database, "user", "password")) {
                connection.createStatement().execute("CREATE TABLE kept (n int)");
            }
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
                assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains("test_results");
                assertThat(admin.describeTopics(Set.of("test_results"))
                                .allTopicNames()
                                .get(30, TimeUnit.SECONDS)
                                .get("test_results")
                                .partitions())
                        .hasSize(6);
            }
            // The folder is locked meanwhile.
            assertThat(execute("infra", "--kafka-port", "0", "--postgres-port", "0", "--data-dir", data()))
                    .contains("is in use by another loadtester (process " + infra.pid() + ")");

            signal(infra);

            assertThat(infra.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(infra.exitValue()).isEqualTo(ExitCode.OK);
            assertThat(said()).contains("Stopping").doesNotContain("Exception");
            assertThat(postgresProcesses()).isEmpty();
        } finally {
            infra.destroy();
            infra.waitFor(30, TimeUnit.SECONDS);
        }
        keepsDataFromRunToRun();
    }

    private void keepsDataFromRunToRun() throws Exception {
        Process infra = start();
        try {
            String database = "jdbc:postgresql://localhost:" + port(infra, POSTGRES) + "/distributed_load_tester";

            try (Connection connection = DriverManager.getConnection(database, "user", "password");
                    ResultSet rows = connection.createStatement().executeQuery("SELECT count(*) FROM kept")) {
                assertThat(rows.next()).isTrue();
            }
        } finally {
            infra.destroy();
            assertThat(infra.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(infra.exitValue()).isEqualTo(ExitCode.OK);
    }

    @Test
    void saysWhichPortIsInUseBeforeAnythingStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(execute("infra", "--kafka-port", port, "--postgres-port", "0", "--data-dir", data()))
                    .isEqualTo("loadtester: port " + port + " is in use, perhaps by another Kafka: stop it, use it, or"
                            + " choose another port with --kafka-port\n");
            assertThat(execute("infra", "--kafka-port", "0", "--postgres-port", port, "--data-dir", data()))
                    .contains("perhaps by another PostgreSQL", "--postgres-port");
            assertThat(execute("infra", "--kafka-port", "65536")).contains("--kafka-port: must be from 0 to 65535");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private Process start() throws Exception {
        return new ProcessBuilder(List.of(
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LoadTester.class.getName(),
                        "infra",
                        "--kafka-port",
                        "0",
                        "--postgres-port",
                        "0",
                        "--data-dir",
                        data()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private String port(Process infra, Pattern line) {
        await().atMost(Duration.ofMinutes(8))
                .until(() -> !infra.isAlive() || line.matcher(said()).find());
        Matcher found = line.matcher(said());
        assertThat(found.find()).as(said()).isTrue();
        return found.group(1);
    }

    private static void signal(Process process) throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    private List<String> postgresProcesses() {
        String cluster = folder.resolve("data").toString();
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains("postgres") && command.contains(cluster))
                .toList();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("err"));
        } catch (java.io.IOException e) {
            return "";
        }
    }

    private static String execute(String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine commandLine = LoadTester.commandLine(Map.of());
        commandLine.setErr(new PrintWriter(err, true));
        assertThat(commandLine.execute(arguments)).isNotEqualTo(ExitCode.OK);
        return err.toString();
    }
}
