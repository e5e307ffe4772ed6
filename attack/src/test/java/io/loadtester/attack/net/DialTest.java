package io.loadtester.attack.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.transport.Transport;
import io.loadtester.common.test.ConnectTo;
import io.loadtester.common.test.ConnectionOptions;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.NetworkOptions;
import io.loadtester.common.test.TlsOptions;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.ClientAuth;
import io.netty.pkitesting.CertificateBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The routes of connections: local addresses, DNS servers, connect-to and proxies, each with real sockets. */
class DialTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @ParameterizedTest
    @EnumSource
    void connectionsComeFromTheLocalAddress(Transport transport) throws Exception {
        if (!transport.isAvailable()) {
            return;
        }
        try (Listener listener = new Listener(LOOPBACK);
                Dialled dialled = dialled(
                        transport,
                        new Routes(NetworkOptions.DEFAULTS, ProxySettings.NONE, InetAddress.getByName("127.0.0.9")),
                        DialTest::addressesOnly)) {
            assertThat(dialled.get("http://127.0.0.1:" + listener.port() + "/")).isEqualTo("200");
            assertThat(listener.peers).containsExactly("127.0.0.9");
        }
    }

    @Test
    void aHostWithoutAnAddressOfTheLocalAddressesFamilyCannotBeReached() throws Exception {
        Routes routes = new Routes(NetworkOptions.DEFAULTS, ProxySettings.NONE, InetAddress.getByName("127.0.0.9"));
        try (Dialled dialled = dialled(routes, DialTest::addressesOnly)) {
            assertThat(dialled.get("http://[::1]:9/"))
                    .isEqualTo("NO_CONNECTION [::1]:9 has no address of the local address's family");
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksTheGivenDnsServersInTurn(Transport transport) throws Exception {
        if (!transport.isAvailable()) {
            return;
        }
        try (TinyDns one = new TinyDns(Map.of("a.test", List.of("127.0.0.1")));
                TinyDns two = new TinyDns(Map.of("a.test", List.of("127.0.0.1")));
                Listener listener = new Listener(LOOPBACK);
                Dialled dialled = dialled(transport, Routes.DIRECT, servers(one.address(), two.address()))) {
            for (int i = 0; i < 4; i++) {
                assertThat(dialled.get("http://a.test:" + listener.port() + "/"))
                        .isEqualTo("200");
            }
            assertThat(one.answered.get() + two.answered.get()).isEqualTo(4);
            assertThat(one.answered).hasPositiveValue();
            assertThat(two.answered).hasPositiveValue();

            assertThat(dialled.get("http://b.test/")).isEqualTo("DNS no such host: b.test");
        }
    }

    @Test
    void passesOverADnsServerThatDoesNotAnswer() throws Exception {
        try (TinyDns one = new TinyDns(Map.of("a.test", List.of("127.0.0.1")));
                Listener listener = new Listener(LOOPBACK);
                Dialled dialled = dialled(Routes.DIRECT, servers("127.0.0.1:1", one.address()))) {
            for (int i = 0; i < 2; i++) {
                assertThat(dialled.get("http://a.test:" + listener.port() + "/"))
                        .isEqualTo("200");
            }
        }
    }

    @Test
    void connectionsSpreadOverTheAddressesOfAName() throws Exception {
        try (Listener one = new Listener(LOOPBACK);
                Listener two = new Listener(InetAddress.getByName("127.0.0.2"), one.port());
                TinyDns dns = new TinyDns(Map.of("a.test", List.of("127.0.0.1", "127.0.0.2", "127.0.0.3")));
                Dialled dialled = dialled(Routes.DIRECT, servers(dns.address()))) {
            for (int i = 0; i < 8; i++) {
                assertThat(dialled.get("http://a.test:" + one.port() + "/")).isEqualTo("200");
            }
            assertThat(one.peers.size() + two.peers.size()).isEqualTo(8);
            assertThat(one.peers).hasSizeBetween(2, 6);
        }
    }

    @Test
    void connectToIsNotSeenInTheHostHeader() throws Exception {
        try (Listener listener = new Listener(LOOPBACK);
                Dialled dialled = dialled(
                        new Routes(
                                network(List.of(new ConnectTo("a.test", 80, "127.0.0.1", listener.port())), List.of()),
                                ProxySettings.NONE,
                                null),
                        DialTest::addressesOnly)) {
            assertThat(dialled.get("http://a.test/")).isEqualTo("200");
            assertThat(listener.heads.get(0)).contains("GET / HTTP/1.1\r\nHost: a.test\r\n");
        }
    }

    @Test
    void aProxyRelaysRequestsOfHttp() throws Exception {
        try (TinyProxy proxy = new TinyProxy(0, "203 Relayed");
                Dialled dialled = dialled(proxied("HTTP_PROXY", "me:secret@" + proxy.url()), DialTest::addressesOnly)) {
            assertThat(dialled.get("http://a.test/x?y")).isEqualTo("203");
            assertThat(proxy.asked)
                    .singleElement()
                    .asString()
                    .startsWith("GET http://a.test/x?y HTTP/1.1\r\n")
                    .contains("\r\nProxy-Authorization: Basic bWU6c2VjcmV0\r\nX-Via: test\r\nHost: a.test\r\n");
        }
    }

    @Test
    void aProxyTunnelsHttps() throws Exception {
        var certificate = new CertificateBuilder()
                .subject("CN=x")
                .setIsCertificateAuthority(true)
                .ecp256()
                .buildSelfSigned();
        try (TlsServer tls = new TlsServer(certificate, ClientAuth.NONE);
                TinyProxy proxy = new TinyProxy(tls.port(), "200 Connected");
                Dialled dialled =
                        dialled(proxied("HTTPS_PROXY", "me:secret@" + proxy.url()), DialTest::addressesOnly)) {
            assertThat(dialled.get("https://a.test/")).isEqualTo("200");
            assertThat(tls.names).containsExactly("a.test");
            assertThat(proxy.asked)
                    .singleElement()
                    .asString()
                    .startsWith("CONNECT a.test:443 HTTP/1.1\r\n")
                    .containsIgnoringCase("proxy-authorization: Basic bWU6c2VjcmV0\r\n")
                    .contains("X-Via: test\r\n");
        }
    }

    @Test
    void aProxyThatRefusesATunnelIsNamedWithItsStatus() throws Exception {
        try (TinyProxy proxy = new TinyProxy(0, "407 Who, then, are you?");
                Dialled dialled = dialled(proxied("HTTPS_PROXY", proxy.url()), DialTest::addressesOnly)) {
            assertThat(dialled.get("https://a.test/"))
                    .isEqualTo("CONNECT_REFUSED the proxy " + proxy.url()
                            + " opened no tunnel to a.test:443: 407 Who, then, are you?");
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, LOOPBACK)) {
            port = free.getLocalPort();
        }
        for (String url : List.of("http://a.test/", "https://a.test/")) {
            String variable = url.startsWith("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
            try (Dialled dialled = dialled(proxied(variable, "127.0.0.1:" + port), DialTest::addressesOnly)) {
                assertThat(dialled.get(url))
                        .isEqualTo("CONNECT_REFUSED connection refused by the proxy 127.0.0.1:" + port);
            }
        }
    }

    private static NameLookup addressesOnly(Transport transport, EventLoop loop) {
        return new SystemNames(Runnable::run, host -> {
            if (!host.matches("[0-9.:]+")) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getByName(host)};
        });
    }

    private static BiFunction<Transport, EventLoop, NameLookup> servers(String... addresses) {
        return (transport, loop) -> new DnsServers(List.of(addresses), transport, loop);
    }

    private static Routes proxied(String variable, String proxy) {
        return new Routes(
                network(List.of(), List.of(new Header("X-Via", "test"))),
                ProxySettings.of(Map.of(variable, proxy)),
                null);
    }

    private static NetworkOptions network(List<ConnectTo> connectTo, List<Header> proxyHeaders) {
        return new NetworkOptions(Duration.ZERO, "", List.of(), connectTo, proxyHeaders);
    }

    private static Dialled dialled(Routes routes, BiFunction<Transport, EventLoop, NameLookup> lookup) {
        return dialled(Transport.available().get(0), routes, lookup);
    }

    private static Dialled dialled(
            Transport transport, Routes routes, BiFunction<Transport, EventLoop, NameLookup> lookup) {
        ClientTls tls = ClientTls.create(new TlsOptions(true, false, "", "", ""), List.of());
        return new Dialled(
                transport,
                (used, loop) -> new DialOptions(
                        used,
                        new NameCache(lookup.apply(used, loop), NetworkOptions.NO_CACHE),
                        routes,
                        () -> tls,
                        10_000,
                        ConnectionOptions.DEFAULTS,
                        Suites.HTTP_1));
    }

    /** A server that answers 200 and records its clients. */
    private static final class Listener implements AutoCloseable {
        private final ServerSocket socket;
        final List<String> peers = new CopyOnWriteArrayList<>();
        final List<String> heads = new CopyOnWriteArrayList<>();

        Listener(InetAddress address) throws IOException {
            this(address, 0);
        }

        Listener(InetAddress address, int port) throws IOException {
            socket = new ServerSocket(port, 50, address);
            Thread thread = new Thread(this::serve);
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    StringBuilder head = new StringBuilder();
                    while (head.indexOf("\r\n\r\n") < 0) {
                        head.append((char) client.getInputStream().read());
                    }
                    heads.add(head.toString());
                    peers.add(client.getInetAddress().getHostAddress());
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
                } catch (IOException e) {
                    // Closed.
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
