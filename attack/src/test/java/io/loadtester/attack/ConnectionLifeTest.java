package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.attack.net.TinyDns;
import io.loadtester.common.result.Ledger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Connections are closed before the server closes them, and when they are too old. On a slow machine late hits come
 * together and share a connection, so there may be fewer connections than hits.
 */
@ExtendWith(Leaks.class)
class ConnectionLifeTest {

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
    void noHitIsSentIntoTheInstantInWhichTheServerCloses() throws Exception {
        String keptForASecond = ScriptedServer.HELLO.replace("\r\n\r\n", "\r\nKeep-Alive: max=9, timeout=1\r\n\r\n");
        try (ScriptedServer server = ScriptedServer.answering(keptForASecond)) {
            attack(Plans.at(1.0, Duration.ofSeconds(4))
                    .with(OptionsDraft::singleConnection)
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(4, 4, 0, 4, 0));
            assertThat(server.connections()).isBetween(2, 5);
        }
    }

    @Test
    void aConnectionThatServerAndUserKeepIsUsedAgain() throws Exception {
        String keptForAMinute = ScriptedServer.HELLO.replace("\r\n\r\n", "\r\nKeep-Alive: timeout=60\r\n\r\n");
        try (ScriptedServer server = ScriptedServer.answering(keptForAMinute)) {
            attack(Plans.at(4, Duration.ofSeconds(1))
                    .with(options -> options.singleConnection().idleTimeout(Duration.ofSeconds(30)))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(4, 4, 0, 4, 0));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionIsNotUsedAfterTheIdleTimeout() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            attack(Plans.at(2, Duration.ofSeconds(4))
                    .with(options -> options.singleConnection().idleTimeout(Duration.ofMillis(20)))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(8, 8, 0, 8, 0));
            assertThat(server.connections()).isBetween(3, 9);
        }
    }

    @Test
    void overHttp2TheSameHolds() throws Exception {
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(ScriptedHttp2Server.Request::hello)) {
            attack(Plans.at(2, Duration.ofSeconds(4))
                    .with(options -> options.singleConnection().h2c(true).idleTimeout(Duration.ofMillis(20)))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(8, 8, 0, 8, 0));
            assertThat(server.connections()).isBetween(3, 9);
        }
    }

    @Test
    void connectionsThatNobodyNeedsAreClosed() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            attack(Plans.at(20, Duration.ofSeconds(8))
                    .with(options -> options.initialInFlight(60).idleTimeout(Duration.ofSeconds(1)))
                    .on(server.url("/")));

            await().until(() -> server.mostOpenAtOnce() >= 50);
            await().until(() -> server.openNow() <= 20);
            assertThat(observed.hasEnded()).isFalse();
            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(160, 160, 0, 160, 0));
        }
    }

    @Test
    void connectionsThatAreOldLeadWhereTheNameHasMovedTo() throws Exception {
        Map<String, List<String>> names = new ConcurrentHashMap<>(Map.of("moves.test", List.of("127.0.0.1")));
        try (ScriptedServer before = server("127.0.0.1", 0);
                ScriptedServer after = server("127.0.0.2", before.port());
                TinyDns dns = new TinyDns(names)) {
            attack(Plans.at(100, Duration.ofSeconds(5))
                    .with(options ->
                            options.maxConnectionAge(Duration.ofSeconds(1)).network("", dns.address()))
                    .on("http://moves.test:" + before.port() + "/"));
            await().until(() -> before.requestCount() > 0);
            names.put("moves.test", List.of("127.0.0.2"));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(500, 500, 0, 500, 0));
            assertThat(after.requestCount()).isPositive();
            assertThat(before.requestCount() + after.requestCount()).isEqualTo(500);
        }
    }

    @Test
    void anOldConnectionOverHttp2EndsWhenItsSuccessorIsThere() throws Exception {
        Map<String, List<String>> names = new ConcurrentHashMap<>(Map.of("moves.test", List.of("127.0.0.1")));
        try (ScriptedHttp2Server before = http2Server("127.0.0.1", 0);
                ScriptedHttp2Server after = http2Server("127.0.0.2", before.port());
                TinyDns dns = new TinyDns(names)) {
            attack(Plans.at(100, Duration.ofSeconds(5))
                    .with(options -> options.h2c(true)
                            .maxConnectionAge(Duration.ofSeconds(1))
                            .network("", dns.address()))
                    .on("http://moves.test:" + before.port() + "/"));
            await().until(() -> before.requestCount() > 0);
            names.put("moves.test", List.of("127.0.0.2"));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(500, 500, 0, 500, 0));
            assertThat(after.requestCount()).isPositive();
            assertThat(before.requestCount() + after.requestCount()).isEqualTo(500);
        }
    }

    @Test
    void theOnlyConnectionThereMayBeIsReplacedToo() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            attack(Plans.at(100, Duration.ofSeconds(3))
                    .with(options -> options.singleConnection().maxConnectionAge(Duration.ofMillis(500)))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(300, 300, 0, 300, 0));
            assertThat(server.connections()).isBetween(2, 5);
            assertThat(server.mostOpenAtOnce()).isLessThanOrEqualTo(2);
        }
    }

    private void attack(Plans plans) {
        engine.start(plans.plan(), observed);
    }

    private static ScriptedHttp2Server http2Server(String address, int port) throws IOException {
        return ScriptedHttp2Server.on(
                new InetSocketAddress(InetAddress.getByName(address), port), ScriptedHttp2Server.Request::hello);
    }

    private static ScriptedServer server(String address, int port) throws IOException {
        return new ScriptedServer(
                new ServerSocket(port, 4096, InetAddress.getByName(address)), (request, out, socket) -> {
                    out.write(ScriptedServer.HELLO.getBytes(ISO_8859_1));
                    return true;
                });
    }
}
