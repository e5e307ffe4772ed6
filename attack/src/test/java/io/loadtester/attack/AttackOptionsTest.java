package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What each option does to the requests and connections a target sees. */
@ExtendWith(Leaks.class)
class AttackOptionsTest {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final Ledger FIFTY_DONE = new Ledger(50, 50, 0, 50, 0);
    private static final Plans PLANS = Plans.at(100, HALF_A_SECOND);

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
    void connectionsAreKeptAliveAndNeverAboveTheirLimit() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            attack(PLANS.with(options -> options.maxConnections(2)).on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.connections()).isBetween(1, 2);
        }
    }

    @Test
    void withoutKeepaliveEachHitHasItsConnection() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")) {
            attack(PLANS.with(options -> options.keepalive(false)).on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.connections()).isGreaterThanOrEqualTo(50);
            assertThat(server.requests()).allMatch(request -> request.head().contains("\r\nConnection: close\r\n"));
        }
    }

    @Test
    void aBodyThatEndsWithTheConnectionIsAWholeResponse() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\nall there is".getBytes(ISO_8859_1));
            return false;
        })) {
            attack(PLANS.on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(observed.intervals().stream()
                            .mapToLong(each -> each.bytesIn())
                            .sum())
                    .isEqualTo(600);
        }
    }

    @Test
    void noConnectionIsKeptWhenNoneIsToBe() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            attack(PLANS.with(options -> options.connections(0)).on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.connections()).isEqualTo(50);
        }
    }

    @Test
    void connectionsAreOpenBeforeTheFirstHitIsDue() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            Plans plans = PLANS.with(options -> options.initialInFlight(7)).on(server.url("/"));
            RunningAttack attack =
                    engine.start(plans.plan(System.nanoTime() + 3_600_000_000_000L, 1, Share.WHOLE, 0), observed);

            await().until(() -> server.connections() == 7);
            attack.stop("seen enough");

            assertThat(observed.summary().ledger()).isEqualTo(Ledger.ZERO);
            assertThat(server.requestCount()).isZero();
        }
    }

    @Test
    void aSlowTargetOnOneConnectionShowsInResponseTimeNotInServiceTime() throws Exception {
        long service = 50;
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> {
            new CountDownLatch(1).await(service, TimeUnit.MILLISECONDS);
            out.write(ScriptedServer.HELLO.getBytes(ISO_8859_1));
            return true;
        })) {
            attack(PLANS.with(options -> options.maxConnections(1)).on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.mostOpenAtOnce()).isEqualTo(1);
            Histogram serviceTime = observed.latencies().histogram(LatencyKind.SERVICE);
            Histogram responseTime = observed.latencies().histogram(LatencyKind.RESPONSE);
            // Hit n is due after 10 n ms and cannot end before 50 (n + 1) ms.
            assertThat(responseTime.getMaxValue()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(50 * 50 - 490 - 1));
            assertThat(serviceTime.getMinValue()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(service - 1));
            assertThat(responseTime.getMean())
                    .isCloseTo(
                            serviceTime.getMean()
                                    + observed.latencies()
                                            .histogram(LatencyKind.START_DELAY)
                                            .getMean(),
                            within(1e6));
            assertThat(observed.cuts()).anyMatch(cut -> cut.waiting() > 10 && cut.connections() == 1);
        }
    }

    @Test
    void moreHitsThanAreAllowedAtOnceWait() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> {
            new CountDownLatch(1).await(40, TimeUnit.MILLISECONDS);
            out.write(ScriptedServer.HELLO.getBytes(ISO_8859_1));
            return true;
        })) {
            attack(PLANS.with(options -> options.maxInFlight(2).initialInFlight(1))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.mostOpenAtOnce()).isLessThanOrEqualTo(2);
            assertThat(observed.latencies().histogram(LatencyKind.RESPONSE).getMaxValue())
                    .isGreaterThan(400_000_000);
        }
    }

    @Test
    void headersAndBodiesArriveAsTheyAreGiven() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            Target target = new Target(
                    "t",
                    "POST",
                    URI.create(server.url("/path?q=1")),
                    List.of(new Header("A", "b")),
                    Body.of("grüße".getBytes(UTF_8)));

            attack(PLANS.with(options -> options.header("C", "d")).on(target));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.requests()).allSatisfy(request -> {
                assertThat(request.head())
                        .startsWith("POST /path?q=1 HTTP/1.1\r\nHost: 127.0.0.1:" + server.port())
                        .contains("\r\nA: b\r\nC: d\r\nAccept-Encoding: gzip\r\nX-Vegeta-Attack: test\r\n");
                assertThat(new String(request.body().getBytes(ISO_8859_1), UTF_8))
                        .isEqualTo("grüße");
            });
            assertThat(observed.intervals().stream()
                            .mapToLong(each -> each.bytesOut())
                            .sum())
                    .isEqualTo(50 * 7);
        }
    }

    @Test
    void responsesToHeadAreReadAsWhatTheyAre() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")) {
            attack(PLANS.with(options -> options.maxConnections(2))
                    .on(new Target("t", "HEAD", URI.create(server.url("/")), List.of(), Body.EMPTY)));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.connections()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void targetsAreTakenInTurn() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            attack(Plans.at(120, HALF_A_SECOND).on(server.url("/a"), server.url("/b"), server.url("/c")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(60, 60, 0, 60, 0));
            for (String path : List.of("/a", "/b", "/c")) {
                assertThat(server.requests())
                        .filteredOn(request -> request.path().equals(path))
                        .hasSize(20);
                assertThat(observed.intervals())
                        .filteredOn(each -> each.target().equals(server.url(path)))
                        .extracting(each -> each.ledger().scheduled())
                        .containsExactly(20L);
            }
        }
    }

    @Test
    void aRedirectIsPartOfItsHit() throws Exception {
        try (ScriptedServer there = ScriptedServer.answering(ScriptedServer.HELLO);
                ScriptedServer here = ScriptedServer.answering("HTTP/1.1 302 Found\r\nLocation: " + there.url("/there")
                        + "\r\nContent-Length: 3\r\n\r\ngo!")) {
            attack(PLANS.with(options -> options.header("Authorization", "secret"))
                    .on(here.url("/here")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(observed.statusCodes()).isEqualTo(Map.of(200, 50L));
            assertThat(observed.intervals().stream()
                            .mapToLong(each -> each.bytesIn())
                            .sum())
                    .isEqualTo(50 * 8);
            assertThat(here.requests()).hasSize(50).allMatch(request -> request.head()
                    .contains("secret"));
            assertThat(there.requests()).hasSize(50).noneMatch(request -> request.head()
                    .contains("secret"));
        }
    }

    @Test
    void redirectsThatAreNotFollowedAreResponses() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering("HTTP/1.1 301 Moved\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n")) {
            attack(PLANS.with(options -> options.redirects(-1)).on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(observed.statusCodes()).isEqualTo(Map.of(301, 50L));
        }
    }

    @Test
    void aCertificateNobodyTrustsIsRefused(@TempDir Path directory) throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(new SelfSigned(directory).listen(), (request, out, socket) -> true)) {
            attack(PLANS.on(secure(server)));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 0, 50, 0, 0));
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.TLS, 50L));
            assertThat(observed.texts()).allMatch(text -> text.startsWith("TLS with 127.0.0.1:" + server.port()));
            assertThat(server.requestCount()).isZero();
        }
    }

    @Test
    void anInsecureAttackTakesAnyCertificate(@TempDir Path directory) throws Exception {
        try (ScriptedServer server = new ScriptedServer(new SelfSigned(directory).listen(), (request, out, socket) -> {
            out.write(ScriptedServer.HELLO.getBytes(ISO_8859_1));
            return true;
        })) {
            attack(PLANS.with(options -> options.insecure(true).maxConnections(2))
                    .on(secure(server)));

            assertThat(observed.texts()).isEmpty();
            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.connections()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aServerThatDoesNotSpeakTlsIsNoTlsServer() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> true);
                ServerSocket ssh = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            Thread greeter = new Thread(() -> greet(ssh));
            greeter.setDaemon(true);
            greeter.start();
            attack(PLANS.with(options -> options.timeout(Duration.ofMillis(400)))
                    .on(secure(server), "https://127.0.0.1:" + ssh.getLocalPort() + "/"));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 0, 50, 0, 0));
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.TLS, 50L));
        }
    }

    @Test
    void aServerThatDoesNotAgreeOnTlsInTimeIsGivenUpLongBeforeTheHitsTimeout() throws Exception {
        try (ScriptedServer silent = new ScriptedServer((request, out, socket) -> true)) {
            attack(PLANS.with(options -> options.timeout(Duration.ofMinutes(10)).connectTimeout(Duration.ofMillis(200)))
                    .on(secure(silent)));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 0, 50, 0, 0));
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.TLS, 50L));
        }
    }

    private void attack(Plans plans) {
        engine.start(plans.plan(), observed);
    }

    private static String secure(ScriptedServer server) {
        return "https://127.0.0.1:" + server.port() + "/";
    }

    private static void greet(ServerSocket ssh) {
        try {
            while (true) {
                ssh.accept().getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(ISO_8859_1));
            }
        } catch (IOException e) {
            // The listener was closed.
        }
    }
}
