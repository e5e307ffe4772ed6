package io.loadtester.cli.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.meters.MetersConfiguration;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.PortInUseException;

class StartFailureTest {

    private static final Map<String, Object> PROPERTIES = Map.of(
            "spring.grpc.server.address", "127.0.0.1",
            "spring.grpc.server.port", 50051,
            "spring.datasource.url", "jdbc:postgresql://db:5432/tests",
            "spring.datasource.password", "secret");

    static List<Object[]> failures() {
        return List.of(
                new Object[] {new PortInUseException(8080), "port 8080 is in use; choose another with --http-port"},
                new Object[] {
                    new IOException("Failed to bind", new BindException("Address already in use")),
                    "it cannot listen on 127.0.0.1:50051 (Address already in use); choose another with --grpc-port"
                },
                new Object[] {
                    new IOException("bind(..) failed with error(-98): Address already in use"),
                    "it cannot listen on 127.0.0.1:50051 (bind(..) failed with error(-98): Address already in use)"
                },
                new Object[] {
                    new SQLException("Connection refused. Check that …", "08001"),
                    "the database cannot be reached at jdbc:postgresql://db:5432/tests: Connection refused. Is it running?"
                },
                new Object[] {
                    new SQLException("The connection attempt failed.", "08001", new UnknownHostException("db")),
                    "the host name cannot be resolved"
                },
                new Object[] {new SQLException("no password", "28P01"), "refuses the login: no password"},
                new Object[] {
                    new SQLException("database \"tests\" does not exist", "3D000"), "create it, or check --database-url"
                },
                new Object[] {new IllegalStateException("the key is too weak"), "the key is too weak"});
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsWhatToDoAboutTheCauseHoweverDeepItLies(Throwable cause, String message) {
        Throwable failure = new IllegalStateException("context", new RuntimeException("bean", cause));

        assertThat(StartFailure.explain(failure, PROPERTIES)).contains(message).doesNotContain("secret");
    }

    @Test
    void namesTheFlagOfAMetricsPortThatIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            new ApplicationContextRunner()
                    .withUserConfiguration(MetersConfiguration.class)
                    .withPropertyValues("loadtester.metrics-port=" + port, "loadtester.metrics-address=127.0.0.1")
                    .run(service -> assertThat(StartFailure.explain(service.getStartupFailure(), PROPERTIES))
                            .isEqualTo("it cannot listen on 127.0.0.1:" + port
                                    + " (Address already in use); choose another with --metrics-port"));
        }
    }

    @Test
    void survivesCausesThatGoInCircles() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);

        assertThat(StartFailure.explain(first, Map.of()))
                .isEqualTo("the only message is \"second\"; --verbose shows more");
    }
}
