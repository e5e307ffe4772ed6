package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loadtester.attack.net.TinyDns;
import io.loadtester.attack.transport.Transport;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Ledger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attacks on IPv6 addresses, and on names that have addresses of both families, with every transport. */
@ExtendWith(Leaks.class)
class AttackOverIpv6Test {

    private static final Plans PLANS = Plans.at(100, Duration.ofMillis(500));
    private static final Ledger ALL_DONE = new Ledger(50, 50, 0, 50, 0);
    private static final String OLD = "127.0.0.1";
    private static final String YOUNG = "::1";
    private static final String OLD_TOO = "127.0.0.2";
    private static final Map<String, List<String>> NAMES =
            Map.of("both.test", List.of(YOUNG, OLD), "many.test", List.of(YOUNG, OLD, OLD_TOO));

    private final Observed observed = new Observed();
    private TinyDns dns;

    @BeforeAll
    static void needsIpv6() {
        try (ServerSocket socket = listener(YOUNG, 0)) {
            assertThat(socket.isBound()).isTrue();
        } catch (IOException e) {
            abort("this machine has no ::1: " + e.getMessage());
        }
    }

    @BeforeEach
    void startNameServer() throws IOException {
        dns = new TinyDns(NAMES);
    }

    @AfterEach
    void stopNameServer() {
        dns.close();
    }

    @ParameterizedTest
    @EnumSource
    void anAddressInBracketsIsAttacked(Transport transport) throws Exception {
        try (ScriptedServer young = server(YOUNG, 0)) {
            attack(transport, PLANS.on("http://[::1]:" + young.port() + "/"));

            assertThat(observed.summary().ledger()).isEqualTo(ALL_DONE);
            assertThat(young.requests()).hasSize(50).allMatch(request -> request.head()
                    .contains("\r\nHost: [::1]:" + young.port() + "\r\n"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aZoneIsForThisMachineAndNotForTheTarget(Transport transport) throws Exception {
        try (ScriptedServer young = server(YOUNG, 0)) {
            attack(transport, PLANS.on("http://[::1%25lo]:" + young.port() + "/"));

            assertThat(observed.texts()).isEmpty();
            assertThat(young.requests()).hasSize(50).allMatch(request -> request.head()
                    .contains("\r\nHost: [::1]:" + young.port() + "\r\n"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aZoneIsKeptWhenNameServersAreGiven(Transport transport) throws Exception {
        try (ScriptedServer young = server(YOUNG, 0)) {
            attack(
                    transport,
                    PLANS.with(options -> options.network("", dns.address()))
                            .on("http://[::1%25lo]:" + young.port() + "/"));

            assertThat(observed.texts()).isEmpty();
            assertThat(young.requestCount()).isEqualTo(50);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ipv4IsTriedFirst(Transport transport) throws Exception {
        try (ScriptedServer old = server(OLD, 0);
                ScriptedServer young = server(YOUNG, old.port())) {
            attackByName(transport, "both.test", old.port());

            assertThat(observed.summary().ledger()).isEqualTo(ALL_DONE);
            assertThat(old.requestCount()).isEqualTo(50);
            assertThat(young.connections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void addressesOfOneFamilyAreAttackedInTurn(Transport transport) throws Exception {
        try (ScriptedServer old = server(OLD, 0);
                ScriptedServer oldToo = server(OLD_TOO, old.port());
                ScriptedServer young = server(YOUNG, old.port())) {
            attackByName(transport, "many.test", old.port());

            assertThat(observed.summary().ledger()).isEqualTo(ALL_DONE);
            assertThat(old.requestCount() + oldToo.requestCount()).isEqualTo(50);
            assertThat(old.requestCount()).isBetween(20, 30);
            assertThat(young.connections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ipv6IsUsedWhereNobodyListensOnIpv4(Transport transport) throws Exception {
        try (ScriptedServer young = server(YOUNG, 0)) {
            attackByName(transport, "both.test", young.port());

            assertThat(observed.texts()).isEmpty();
            assertThat(observed.summary().ledger()).isEqualTo(ALL_DONE);
            assertThat(young.requestCount()).isEqualTo(50);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLocalAddressOfIpv6LeavesOnlyIpv6(Transport transport) throws Exception {
        try (ScriptedServer old = server(OLD, 0);
                ScriptedServer young = server(YOUNG, old.port())) {
            attack(
                    transport,
                    PLANS.with(options -> options.network(YOUNG, dns.address()))
                            .on("http://both.test:" + old.port() + "/"));

            assertThat(observed.summary().ledger()).isEqualTo(ALL_DONE);
            assertThat(young.requestCount()).isEqualTo(50);
            assertThat(old.connections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHitFailsOnceIfNobodyListensOnEither(Transport transport) throws Exception {
        int port;
        try (ServerSocket free = listener(YOUNG, 0)) {
            port = free.getLocalPort();
        }
        attack(
                transport,
                PLANS.with(options -> options.network("", dns.address())).on("http://both.test:" + port + "/"));

        assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 0, 50, 0, 0));
        assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.CONNECT_REFUSED, 50L));
        assertThat(observed.texts()).containsExactly("connection refused by both.test:" + port);
    }

    /** Each hit uses a new connection, and so takes its turn of the addresses. */
    private void attackByName(Transport transport, String host, int port) throws Exception {
        attack(
                transport,
                PLANS.with(options -> options.network("", dns.address()).keepalive(false))
                        .on("http://" + host + ":" + port + "/"));
    }

    private void attack(Transport transport, Plans plans) throws Exception {
        assumeTrue(transport.isAvailable(), transport.word() + " is not available");
        try (AttackEngine engine = AttackEngine.create(transport, 2)) {
            engine.start(plans.plan(), observed);
            observed.summary();
        }
    }

    private static ScriptedServer server(String address, int port) throws IOException {
        return new ScriptedServer(listener(address, port), (request, out, socket) -> {
            out.write(ScriptedServer.HELLO.getBytes(ISO_8859_1));
            return true;
        });
    }

    private static ServerSocket listener(String address, int port) throws IOException {
        return new ServerSocket(port, 4096, InetAddress.getByName(address));
    }
}
