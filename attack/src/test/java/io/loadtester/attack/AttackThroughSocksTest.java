package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.transport.Transport;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Ledger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks through a SOCKS5 proxy: the counts of the target and the proxy agree with the ledger. */
@ExtendWith(Leaks.class)
class AttackThroughSocksTest {

    private static final Plans PLANS = Plans.at(100, Duration.ofMillis(500));
    private static final Ledger ALL_DONE = new Ledger(50, 50, 0, 50, 0);

    private final Observed observed = new Observed();

    @ParameterizedTest
    @ValueSource(strings = {"socks5", "socks5h"})
    void theProxyLooksUpNames(String scheme) throws Exception {
        try (ScriptedServer target = ScriptedServer.answering(ScriptedServer.HELLO);
                SocksProxy proxy = new SocksProxy("", "target.test")) {
            attack(
                    "HTTP_PROXY",
                    scheme + "://" + proxy.address(),
                    PLANS.on("http://target.test:" + target.port() + "/x"));

            assertThat(observed.texts()).isEmpty();
            assertThat(observed.summary().ledger()).isEqualTo(ALL_DONE);
            assertThat(observed.statusCodes()).isEqualTo(Map.of(200, 50L));
            assertThat(target.requests()).hasSize(50).allMatch(request -> request.head()
                    .startsWith("GET /x HTTP/1.1\r\nHost: target.test:" + target.port() + "\r\n"));
            assertThat(proxy.asked)
                    .hasSize(target.connections())
                    .containsOnly("DOMAIN(3) target.test " + target.port());
        }
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3, IPv4(1), 10.1.2.3", "[2001:db8::7], IPv6(4), 2001:db8::7"})
    void anAddressIsNotGivenToTheProxyAsAName(String host, String type, String address) throws Exception {
        try (ScriptedServer target = ScriptedServer.answering(ScriptedServer.HELLO);
                SocksProxy proxy = new SocksProxy("", address)) {
            attack("HTTP_PROXY", "socks5://" + proxy.address(), PLANS.on("http://" + host + ":" + target.port() + "/"));

            assertThat(observed.summary().ledger()).isEqualTo(ALL_DONE);
            assertThat(target.requestCount()).isEqualTo(50);
            assertThat(proxy.asked)
                    .hasSize(target.connections())
                    .containsOnly(type + " " + address + " " + target.port());
        }
    }

    @Test
    void everyConnectionSaysWhoAsks() throws Exception {
        try (ScriptedServer target = ScriptedServer.answering(ScriptedServer.HELLO);
                SocksProxy proxy = new SocksProxy("me:p@ss", "target.test")) {
            attack(
                    "HTTP_PROXY",
                    "socks5://me:p%40ss@" + proxy.address(),
                    PLANS.with(options -> options.keepalive(false)).on("http://target.test:" + target.port() + "/"));

            assertThat(observed.summary().ledger()).isEqualTo(ALL_DONE);
            assertThat(target.requestCount()).isEqualTo(50);
            // On a slow machine, connections may be opened for hits that others serve in the meantime.
            assertThat(target.connections()).isGreaterThanOrEqualTo(50);
            assertThat(proxy.asked).hasSizeGreaterThanOrEqualTo(50);
        }
    }

    @Test
    void tlsIsSpokenWithTheTarget(@TempDir Path directory) throws Exception {
        ServerSocket secure = new SelfSigned(directory).listen();
        try (ScriptedServer target = new ScriptedServer(secure, (request, out, socket) -> {
                    out.write(ScriptedServer.HELLO.getBytes(ISO_8859_1));
                    return true;
                });
                SocksProxy proxy = new SocksProxy("", "target.test")) {
            attack(
                    "HTTPS_PROXY",
                    "socks5://" + proxy.address(),
                    PLANS.with(options -> options.insecure(true)).on("https://target.test:" + target.port() + "/"));

            assertThat(observed.summary().ledger()).isEqualTo(ALL_DONE);
            assertThat(target.requestCount()).isEqualTo(50);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "me:secret@, unknown.test, HOST_UNREACHABLE(4)",
        "me:guess@,  target.test,  authStatus: FAILURE(255)",
        "'',         target.test,  unexpected authMethod: UNACCEPTED(255)"
    })
    void aRefusalNamesTheProxyAndItsReason(String credentials, String host, String reason) throws Exception {
        try (ScriptedServer target = ScriptedServer.answering(ScriptedServer.HELLO);
                SocksProxy proxy = new SocksProxy("me:secret", "target.test")) {
            String origin = host + ":" + target.port();
            attack("HTTP_PROXY", "socks5://" + credentials + proxy.address(), PLANS.on("http://" + origin + "/"));

            abandoned(
                    FailureKind.CONNECT_REFUSED,
                    "the proxy " + proxy.address() + " opened no tunnel to " + origin + ": " + reason);
            assertThat(target.connections()).isZero();
        }
    }

    @Test
    void aTargetThatRefusesTheProxyIsTheProxysReason() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (SocksProxy proxy = new SocksProxy("", "target.test")) {
            attack("HTTP_PROXY", "socks5://" + proxy.address(), PLANS.on("http://target.test:" + port + "/"));

            abandoned(
                    FailureKind.CONNECT_REFUSED,
                    "the proxy " + proxy.address() + " opened no tunnel to target.test:" + port
                            + ": CONNECTION_REFUSED(5)");
        }
    }

    @Test
    void aProxyThatDoesNotAnswerIsNamed() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress())) {
            String proxy = "127.0.0.1:" + silent.getLocalPort();
            attack(
                    "HTTP_PROXY",
                    "socks5://" + proxy,
                    PLANS.with(options -> options.timeout(Duration.ofMillis(300)))
                            .on("http://target.test/"));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 0, 50, 0, 0));
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.CONNECT_TIMEOUT, 50L));
            assertThat(observed.texts())
                    .allMatch(text -> text.startsWith("the proxy " + proxy + " opened no tunnel to target.test:80"));
        }
    }

    private void abandoned(FailureKind kind, String text) throws Exception {
        assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 0, 50, 0, 0));
        assertThat(observed.failures()).isEqualTo(Map.of(kind, 50L));
        assertThat(observed.texts()).containsExactly(text);
    }

    private void attack(String variable, String proxy, Plans plans) throws Exception {
        try (AttackEngine engine = AttackEngine.create(Transport.available().get(0), 2, Map.of(variable, proxy))) {
            engine.start(plans.plan(), observed);
            observed.summary();
        }
    }
}
