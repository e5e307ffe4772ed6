package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.net.TinyDns;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.test.ConnectTo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hits, and not only connections, are spread over the addresses of a name. */
@ExtendWith(Leaks.class)
class SharedAddressesTest {

    private static final Plans PLANS = Plans.at(300, Duration.ofSeconds(1));
    private static final Ledger ALL_DONE = new Ledger(300, 300, 0, 300, 0);
    private static final List<String> ADDRESSES = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3");

    private static AttackEngine engine;

    private final Observed observed = new Observed();
    private TinyDns dns;

    @BeforeAll
    static void startEngine() {
        engine = AttackEngine.create(EngineOptions.DEFAULTS);
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @BeforeEach
    void startNameServer() {
        dns = new TinyDns(Map.of("three.test", ADDRESSES));
    }

    @AfterEach
    void stopNameServer() {
        dns.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50})
    void eachAddressHasItsThirdOfTheHits(int workers) throws Exception {
        try (ScriptedServer one = server("127.0.0.1", 0);
                ScriptedServer two = server("127.0.0.2", one.port());
                ScriptedServer three = server("127.0.0.3", one.port())) {
            attack(PLANS.with(options -> options.initialInFlight(workers).network("", dns.address()))
                    .on("http://three.test:" + one.port() + "/"));

            assertThat(observed.summary().ledger()).isEqualTo(ALL_DONE);
            assertThat(List.of(one.requestCount(), two.requestCount(), three.requestCount()))
                    .allSatisfy(count -> assertThat(count).isBetween(50, 150));
        }
    }

    @Test
    void overHttp2AnAddressHasAConnectionEvenIfOneWouldDo() throws Exception {
        try (ScriptedHttp2Server one = http2Server("127.0.0.1", 0);
                ScriptedHttp2Server two = http2Server("127.0.0.2", one.port());
                ScriptedHttp2Server three = http2Server("127.0.0.3", one.port())) {
            Plans plans = PLANS.with(options -> options.h2c(true).network("", dns.address()))
                    .on("http://three.test:" + one.port() + "/");
            // Hits that are late because the code is cold would all take the first connection to open.
            Observed warmUp = new Observed();
            engine.start(plans.plan(), warmUp);
            warmUp.summary();
            List<Integer> before = List.of(one.requestCount(), two.requestCount(), three.requestCount());

            attack(plans);

            assertThat(observed.summary().ledger()).isEqualTo(ALL_DONE);
            assertThat(List.of(
                            one.requestCount() - before.get(0),
                            two.requestCount() - before.get(1),
                            three.requestCount() - before.get(2)))
                    .allSatisfy(count -> assertThat(count).isBetween(50, 150));
            assertThat(one.connections() + two.connections() + three.connections())
                    .isLessThanOrEqualTo(2 * 3 * engine.loopCount());
        }
    }

    @Test
    void anAddressWhereNobodyListensIsPassedOver() throws Exception {
        try (ScriptedServer one = server("127.0.0.1", 0);
                ScriptedServer three = server("127.0.0.3", one.port())) {
            attack(PLANS.with(options -> options.network("", dns.address()))
                    .on("http://three.test:" + one.port() + "/"));

            assertThat(observed.summary().ledger()).isEqualTo(ALL_DONE);
            assertThat(List.of(one.requestCount(), three.requestCount()))
                    .allSatisfy(count -> assertThat(count).isBetween(75, 225));
        }
    }

    @Test
    void thereAreNoMoreConnectionsThanThereMayBe() throws Exception {
        try (ScriptedServer one = server("127.0.0.1", 0);
                ScriptedServer two = server("127.0.0.2", one.port());
                ScriptedServer three = server("127.0.0.3", one.port())) {
            attack(PLANS.with(options -> options.maxConnections(1).network("", dns.address()))
                    .on("http://three.test:" + one.port() + "/"));

            assertThat(observed.summary().ledger()).isEqualTo(ALL_DONE);
            assertThat(one.connections() + two.connections() + three.connections())
                    .isEqualTo(1);
        }
    }

    @Test
    void connectTosOfOneHostShareItsHits() throws Exception {
        try (ScriptedServer one = server("127.0.0.1", 0);
                ScriptedServer two = server("127.0.0.2", 0)) {
            attack(PLANS.with(options -> options.connectTo(
                            new ConnectTo("a.test", 80, "127.0.0.1", one.port()),
                            new ConnectTo("a.test", 80, "127.0.0.2", two.port())))
                    .on("http://a.test/"));

            assertThat(observed.summary().ledger()).isEqualTo(ALL_DONE);
            assertThat(List.of(one.requestCount(), two.requestCount()))
                    .allSatisfy(count -> assertThat(count).isBetween(75, 225));
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
