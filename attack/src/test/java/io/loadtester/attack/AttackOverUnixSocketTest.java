package io.loadtester.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loadtester.attack.transport.Transport;
import io.loadtester.common.result.FailureKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attacks over Unix sockets with every transport. */
@ExtendWith(Leaks.class)
class AttackOverUnixSocketTest {

    private static final Plans PLANS = Plans.at(100, Duration.ofMillis(500));

    @TempDir
    private Path folder;

    private final Observed observed = new Observed();

    @ParameterizedTest
    @EnumSource
    void goesThroughTheSocketWhateverTheHost(Transport transport) throws Exception {
        Path socket = folder.resolve("server.sock");
        try (UnixServer server = new UnixServer(socket)) {
            attack(transport, socket, PLANS.on("http://no.such.name.test:81/a"));

            assertThat(observed.statusCodes()).isEqualTo(Map.of(200, 50L));
            assertThat(server.heads())
                    .hasSize(50)
                    .allMatch(head -> head.startsWith("GET /a HTTP/1.1\r\n")
                            && head.contains("\r\nHost: no.such.name.test:81\r\n"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsNoProxyThere(Transport transport) throws Exception {
        Path socket = folder.resolve("server.sock");
        try (UnixServer server = new UnixServer(socket)) {
            attack(transport, socket, PLANS.on("http://a.test/"), Map.of("HTTP_PROXY", "http://proxy.test:3128"));

            assertThat(observed.statusCodes()).isEqualTo(Map.of(200, 50L));
            assertThat(server.heads()).hasSize(50).allMatch(head -> head.startsWith("GET / HTTP/1.1\r\n"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysThatThereIsNoSocket(Transport transport) throws Exception {
        Path socket = folder.resolve("none.sock");

        attack(transport, socket, PLANS.on("http://a.test/"));

        assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.CONNECT_REFUSED, 50L));
        assertThat(observed.texts()).containsExactly("there is no socket " + socket);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatNobodyListens(Transport transport) throws Exception {
        Path socket = folder.resolve("server.sock");
        new UnixServer(socket).close();

        attack(transport, socket, PLANS.on("http://a.test/"));

        assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.CONNECT_REFUSED, 50L));
        assertThat(observed.texts()).containsExactly("connection refused by a.test:80 at " + socket);
    }

    private void attack(Transport transport, Path socket, Plans plans) throws Exception {
        attack(transport, socket, plans, Map.of());
    }

    private void attack(Transport transport, Path socket, Plans plans, Map<String, String> environment)
            throws Exception {
        assumeTrue(transport.isAvailable());
        try (AttackEngine engine = AttackEngine.create(transport, 1, environment)) {
            engine.start(plans.plan().through(socket), observed);
            observed.summary();
        }
    }
}
