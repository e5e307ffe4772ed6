package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of failure before a complete response: it is told apart, every hit is counted, and the rate is kept. */
@ExtendWith(Leaks.class)
class AttackFailuresTest {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofMillis(300);

    private static AttackEngine engine;

    private final Observed observed = new Observed();

    @BeforeAll
    static void startEngine() {
        engine = AttackEngine.create(EngineOptions.DEFAULTS);
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        attack(Plans.at(100, HALF_A_SECOND).on("http://127.0.0.1:" + port + "/"));

        abandoned(50, FailureKind.CONNECT_REFUSED, "connection refused by 127.0.0.1:" + port);
    }

    @Test
    void theHostDoesNotExist() throws Exception {
        attack(Plans.at(100, HALF_A_SECOND).on("http://no-such-host.invalid/"));

        abandoned(50, FailureKind.DNS, "no such host: no-such-host.invalid");
    }

    @Test
    void anUnknownHostDoesNotHoldUpAnother() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            attack(Plans.at(200, HALF_A_SECOND).on("http://no-such-host.invalid/", server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(100, 50, 50, 50, 0));
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.DNS, 50L));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void connectionsAreNeverAccepted(int maxConnections) throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> fillers = fill(full);

            attack(Plans.at(40, HALF_A_SECOND)
                    .with(options -> options.timeout(TIMEOUT).maxConnections(maxConnections))
                    .on("http://127.0.0.1:" + full.getLocalPort() + "/"));

            abandoned(
                    20,
                    FailureKind.CONNECT_TIMEOUT,
                    "connecting to 127.0.0.1:" + full.getLocalPort() + " took too long");
            for (Socket filler : fillers) {
                filler.close();
            }
        }
    }

    @Test
    void noResponseComesInTime() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> true)) {
            attack(Plans.at(100, HALF_A_SECOND)
                    .with(options -> options.timeout(TIMEOUT))
                    .on(server.url("/")));

            failed(50, FailureKind.TIMEOUT, "no response in time");
            assertThat(observed.latencies()
                            .histogram(LatencyKind.FAILED_RESPONSE)
                            .getMinValue())
                    .isGreaterThanOrEqualTo(TIMEOUT.toNanos() - 1_000_000);
        }
    }

    @Test
    void aBodyDoesNotEndInTime() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhel")) {
            attack(Plans.at(100, HALF_A_SECOND)
                    .with(options -> options.timeout(TIMEOUT))
                    .on(server.url("/")));

            failed(50, FailureKind.TIMEOUT, "the response was not complete in time");
        }
    }

    @Test
    void theConnectionIsReset() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> {
            socket.setSoLinger(true, 0);
            socket.close();
            return false;
        })) {
            attack(Plans.at(100, HALF_A_SECOND).on(server.url("/")));

            failed(50, FailureKind.RESET, "connection reset by 127.0.0.1:" + server.port());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nConte", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhel"})
    void theConnectionIsClosedBeforeTheResponseEnds(String response) throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> {
            out.write(response.getBytes(ISO_8859_1));
            return false;
        })) {
            attack(Plans.at(100, HALF_A_SECOND).on(server.url("/")));

            failed(
                    50,
                    FailureKind.CLOSED,
                    "127.0.0.1:" + server.port() + " closed the connection "
                            + (response.isEmpty() ? "without a response" : "in a response"));
        }
    }

    @Test
    void theAnswerIsNotHttp() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("SSH-2.0-OpenSSH_9.2\r\n")) {
            attack(Plans.at(100, HALF_A_SECOND).on(server.url("/")));

            failed(50, FailureKind.PROTOCOL, "not an HTTP/1.1 response: SSH-2.0-OpenSSH_9.2");
        }
    }

    @Test
    void headersHaveNoEnd() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
            while (true) {
                out.write("X: y\r\n".repeat(1000).getBytes(ISO_8859_1));
            }
        })) {
            attack(Plans.at(20, HALF_A_SECOND).on(server.url("/")));

            failed(10, FailureKind.PROTOCOL, "the headers are longer than 327680 bytes");
        }
    }

    @Test
    void bytesThatFollowAResponseAreNotTakenForTheNext() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO + "HTTP/1.1 500 Forged\r\n\r\n")) {
            attack(Plans.at(100, HALF_A_SECOND).on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 50, 0, 50, 0));
            assertThat(observed.statusCodes()).isEqualTo(Map.of(200, 50L));
        }
    }

    @Test
    void redirectsHaveNoEnd() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")) {
            attack(Plans.at(50, HALF_A_SECOND).on(server.url("/")));

            redirected(25, "more than 10 redirects");
            assertThat(server.requestCount()).isEqualTo(25 * 11);
        }
    }

    @Test
    void aRedirectLeadsNowhere() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering("HTTP/1.1 302 Found\r\nLocation: ftp://x/\r\nContent-Length: 0\r\n\r\n")) {
            attack(Plans.at(50, HALF_A_SECOND).on(server.url("/")));

            redirected(25, "a redirect that cannot be followed: ftp://x/");
        }
    }

    @Test
    void aRedirectLeadsToAHostThatDoesNotExist() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                "HTTP/1.1 302 Found\r\nLocation: http://no-such-host.invalid/\r\nContent-Length: 0\r\n\r\n")) {
            attack(Plans.at(50, HALF_A_SECOND).on(server.url("/")));

            failed(25, FailureKind.DNS, "no such host: no-such-host.invalid");
        }
    }

    private void attack(Plans plans) {
        engine.start(plans.plan(), observed);
    }

    private void abandoned(long hits, FailureKind kind, String text) throws Exception {
        assertThat(observed.summary().ledger()).isEqualTo(new Ledger(hits, 0, hits, 0, 0));
        assertThat(observed.failures()).isEqualTo(Map.of(kind, hits));
        assertThat(observed.texts()).containsExactly(text);
        assertThat(observed.summary().firstSentNanoTime()).isZero();
        assertThat(observed.summary().lastDueNanoTime() - observed.summary().firstDueNanoTime())
                .isPositive();
    }

    private void failed(long hits, FailureKind kind, String text) throws Exception {
        assertThat(observed.summary().ledger()).isEqualTo(new Ledger(hits, hits, 0, 0, hits));
        assertThat(observed.failures()).isEqualTo(Map.of(kind, hits));
        assertThat(observed.texts()).containsExactly(text);
    }

    /** The last redirect is a response, too, so its status is counted. */
    private void redirected(long hits, String text) throws Exception {
        assertThat(observed.summary().ledger()).isEqualTo(new Ledger(hits, hits, 0, hits, 0));
        assertThat(observed.statusCodes()).isEqualTo(Map.of(302, hits));
        assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.REDIRECTS, hits));
        assertThat(observed.texts()).containsExactly(text);
    }

    /** Connects until the listener's backlog is full and it accepts no more. */
    private static List<Socket> fill(ServerSocket full) throws Exception {
        List<Socket> fillers = new ArrayList<>();
        while (true) {
            Socket socket = new Socket();
            try {
                socket.connect(full.getLocalSocketAddress(), 200);
                fillers.add(socket);
            } catch (SocketTimeoutException e) {
                socket.close();
                return fillers;
            }
        }
    }
}
