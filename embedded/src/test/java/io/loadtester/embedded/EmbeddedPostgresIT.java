package io.loadtester.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    @TempDir
    private Path directory;

    @Test
    void keepsDataAndPasswordFromRunToRun() throws SQLException {
        String password;
        try (EmbeddedPostgres first = EmbeddedPostgres.start(directory, 0)) {
            execute(first, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)");
            password = first.password();
        }

        try (EmbeddedPostgres second = EmbeddedPostgres.start(directory, 0)) {
            assertThat(queryInt(second, "SELECT n FROM kept")).isEqualTo(42);
            assertThat(second.password()).isEqualTo(password);
        }
        assertThat(serversOf(directory)).isEmpty();
    }

    @Test
    void refusesConnectionsWithoutThePassword() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void makesADatabaseWithAUserOfItsOwn() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
            postgres.createDatabase("distributed_load_tester", "user", "it's a password");
            postgres.createDatabase("distributed_load_tester", "user", "password");

            try (Connection connection = DriverManager.getConnection(
                            postgres.jdbcUrl("distributed_load_tester"), "user", "password");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE own (n int)");
            }
        }
    }

    @Test
    void namesThePortThatIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, taken.getLocalPort()))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("PostgreSQL");
        }

        assertThat(serversOf(directory)).isEmpty();
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(directory, 0)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");

            assertThat(first.port()).isPositive();
        }
    }

    @Test
    void saysWhyItDidNotStartAndLeavesNoProcess() throws IOException {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(directory, 0)) {
            assertThat(first.port()).isPositive();
        }
        Files.writeString(directory.resolve("data/postgresql.conf"), "no_such_setting = 1\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory, 0, Duration.ofSeconds(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no_such_setting");

        assertThat(serversOf(directory)).isEmpty();
    }

    @Test
    void startsAgainAfterItsMakingWasCutShort() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/PG_VERSION"), "17\n");
        Files.writeString(directory.resolve("unfinished"), "");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
            assertThat(queryInt(postgres, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void takesOverFromAKilledProcess() throws Exception {
        Process owner = startInAnotherProcess();
        assertThat(serversOf(directory)).hasSize(1);
        owner.destroyForcibly().waitFor();
        assertThat(serversOf(directory)).as("outlives its killed owner").hasSize(1);

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
            assertThat(queryInt(postgres, "SELECT 1")).isEqualTo(1);
            assertThat(serversOf(directory)).hasSize(1);
        }
        assertThat(serversOf(directory)).isEmpty();
    }

    @Test
    void endsWithAProcessThatIsTerminated() throws Exception {
        Process owner = startInAnotherProcess();
        assertThat(serversOf(directory)).hasSize(1);

        owner.destroy();
        owner.waitFor();

        assertThat(serversOf(directory)).isEmpty();
    }

    @Test
    void deletesTheDataOfATemporaryOne() throws SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.temporary();
        Path data = Path.of(queryString(postgres, "SHOW data_directory"));
        assertThat(data).exists();

        postgres.close();
        postgres.close();

        assertThat(data.getParent()).doesNotExist();
    }

    private Process startInAnotherProcess() throws IOException {
        Path ready = directory.resolve("ready");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PostgresOwner.class.getName(),
                        directory.toString(),
                        ready.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("owner.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(ready) || !process.isAlive());
        assertThat(ready).as("see owner.log").exists();
        return process;
    }

    /** The postmasters of a directory. A forked child shows its parent's arguments until it has set its own title. */
    private static List<ProcessHandle> serversOf(Path directory) {
        List<ProcessHandle> family = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments)
                                .contains(directory.resolve("data").toString()))
                        .orElse(false))
                .toList();
        return family.stream()
                .filter(process -> process.parent().filter(family::contains).isEmpty())
                .toList();
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int queryInt(EmbeddedPostgres postgres, String sql) throws SQLException {
        return Integer.parseInt(queryString(postgres, sql));
    }

    private static String queryString(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }
}
