package io.loadtester.attack.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.test.ConnectionOptions;
import io.loadtester.common.test.TlsOptions;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClientTlsTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static X509Bundle root;
    private static X509Bundle server;
    private static X509Bundle client;

    @BeforeAll
    static void makeCertificates() throws Exception {
        root = new CertificateBuilder()
                .subject("CN=test root")
                .setIsCertificateAuthority(true)
                .ecp256()
                .buildSelfSigned();
        server = serverCertificate().buildIssuedBy(root);
        client = new CertificateBuilder()
                .subject("CN=somebody")
                .ecp256()
                .addExtendedKeyUsageClientAuth()
                .buildIssuedBy(root);
    }

    private static CertificateBuilder serverCertificate() {
        return new CertificateBuilder()
                .subject("CN=server")
                .ecp256()
                .addSanDnsName("a.test")
                .addSanDnsName("single")
                .addSanIpAddress(LOOPBACK);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENSSL", "JDK"})
    void trustsWhatRootCertsSayAndNamesHostsButNoAddresses(SslProvider provider) throws Exception {
        try (TlsServer tls = new TlsServer(server, ClientAuth.NONE);
                Dialled dialled = dialled(provider, trusting("", "", false))) {
            for (String host : List.of("a.test", "single", "127.0.0.1")) {
                assertThat(dialled.get("https://" + host + ":" + tls.port() + "/"))
                        .isEqualTo("200");
            }
            assertThat(tls.names).containsExactly("a.test", "single", "-");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENSSL", "JDK"})
    void showsTheClientsCertificateToServersThatAsk(SslProvider provider) throws Exception {
        TlsOptions own = trusting(client.getCertificatePathPEM(), client.getPrivateKeyPEM(), false);
        try (TlsServer tls = new TlsServer(server, ClientAuth.REQUIRE);
                Dialled dialled = dialled(provider, own)) {
            assertThat(dialled.get("https://a.test:" + tls.port() + "/")).isEqualTo("200");
            assertThat(tls.clients).containsExactly("CN=somebody");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPENSSL, ed25519, TLSv1.3",
        "OPENSSL, ed25519, TLSv1.2",
        "OPENSSL, ed448, TLSv1.3",
        "OPENSSL, ecp384, TLSv1.3",
        "OPENSSL, rsa2048, TLSv1.3",
        "OPENSSL, rsa2048, TLSv1.2",
        "JDK, ed25519, TLSv1.3",
        "JDK, ed448, TLSv1.2",
        "JDK, ecp384, TLSv1.2",
        "JDK, rsa2048, TLSv1.3"
    })
    void showsCertificatesOfAllKindsOfKeys(SslProvider provider, CertificateBuilder.Algorithm kind, String protocol)
            throws Exception {
        X509Bundle own = new CertificateBuilder()
                .subject("CN=" + kind)
                .algorithm(kind)
                .addExtendedKeyUsageClientAuth()
                .buildIssuedBy(root);
        try (TlsServer tls = new TlsServer(server, ClientAuth.REQUIRE, protocol);
                Dialled dialled =
                        dialled(provider, trusting(own.getCertificatePathPEM(), own.getPrivateKeyPEM(), false))) {
            assertThat(dialled.get("https://a.test:" + tls.port() + "/")).isEqualTo("200");
            assertThat(tls.clients).containsExactly("CN=" + kind);
        }
    }

    @ParameterizedTest
    @CsvSource({"OPENSSL, ecp256", "OPENSSL, rsa2048", "OPENSSL, ed25519", "JDK, ecp256"})
    void showsItsCertificateWhoeverTheServerSaysItTrusts(SslProvider provider, CertificateBuilder.Algorithm kind)
            throws Exception {
        X509Bundle stranger = new CertificateBuilder()
                .subject("CN=stranger")
                .algorithm(kind)
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        TlsOptions own = trusting(stranger.getCertificatePathPEM(), stranger.getPrivateKeyPEM(), false);
        try (TlsServer tls = new TlsServer(server, new AnyClient(root.getCertificate()));
                Dialled dialled = dialled(provider, own)) {
            assertThat(dialled.get("https://a.test:" + tls.port() + "/")).isEqualTo("200");
            assertThat(tls.clients).containsExactly("CN=stranger");
        }
    }

    /** Names one accepted issuer, but accepts every certificate. */
    private record AnyClient(X509Certificate issuer) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {issuer};
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENSSL", "JDK"})
    void knowsServersWhoseNamesAreNoneForTheJdk(SslProvider provider) throws Exception {
        X509Bundle odd = new CertificateBuilder()
                .subject("CN=server")
                .ecp256()
                .addExtensionOctetString("2.5.29.17", false, names("my_service", "*.web_1.test"))
                .buildIssuedBy(root);
        try (TlsServer tls = TlsServer.ofOddNames(odd);
                Dialled dialled = dialled(provider, trusting("", "", false))) {
            for (String host : List.of("my_service", "a_b.web_1.test")) {
                assertThat(dialled.get("https://" + host + ":" + tls.port() + "/"))
                        .isEqualTo("200");
            }
            assertThat(tls.names).containsExactly("my_service", "a_b.web_1.test");
            assertThat(dialled.get("https://my_other:" + tls.port() + "/")).contains("my_other");
        }
        try (TlsServer tls = TlsServer.ofOddNames(odd);
                Dialled trustless = dialled(provider, TlsOptions.DEFAULTS);
                Dialled careless = dialled(provider, new TlsOptions(true, false, "", "", ""))) {
            assertThat(trustless.get("https://my_service:" + tls.port() + "/"))
                    .contains("unable to find valid certification path");
            assertThat(careless.get("https://my_other:" + tls.port() + "/")).isEqualTo("200");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENSSL", "JDK"})
    void withoutACertificateAServerThatRequiresOneIsATlsFailure(SslProvider provider) throws Exception {
        try (TlsServer tls = new TlsServer(server, ClientAuth.REQUIRE);
                Dialled dialled = dialled(provider, trusting("", "", false))) {
            assertThat(dialled.get("https://a.test:" + tls.port() + "/"))
                    .startsWith("TLS TLS with a.test:" + tls.port() + ": ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPENSSL, TLSv1.3, true, 1",
        "OPENSSL, TLSv1.2, true, 1",
        "OPENSSL, TLSv1.3, false, 4",
        "OPENSSL, TLSv1.2, false, 4",
        "JDK, TLSv1.3, true, 1",
        "JDK, TLSv1.2, true, 1",
        "JDK, TLSv1.3, false, 4",
        "JDK, TLSv1.2, false, 4"
    })
    void resumesSessionsOnlyIfAskedTo(SslProvider provider, String protocol, boolean tickets, int full)
            throws Exception {
        try (TlsServer tls = new TlsServer(server, ClientAuth.NONE, protocol);
                Dialled dialled = dialled(provider, trusting("", "", tickets))) {
            for (int i = 0; i < 4; i++) {
                assertThat(dialled.get("https://a.test:" + tls.port() + "/")).isEqualTo("200");
            }
            assertThat(tls.fullHandshakes).hasValue(full);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENSSL", "JDK"})
    void everyBrokenTrustIsATlsFailureWithItsReason(SslProvider provider) throws Exception {
        Instant past = Instant.now().minus(Duration.ofDays(9));
        X509Bundle expired = serverCertificate()
                .notBefore(past)
                .notAfter(past.plus(Duration.ofDays(1)))
                .buildIssuedBy(root);
        TlsOptions options = trusting("", "", false);

        assertThat(failure(provider, options, expired, "a.test")).containsIgnoringCase("expired");
        assertThat(failure(provider, options, server, "b.test")).contains("b.test");
        assertThat(failure(provider, TlsOptions.DEFAULTS, server, "a.test"))
                .contains("unable to find valid certification path");
        assertThat(failure(provider, new TlsOptions(true, false, "", "", ""), expired, "b.test"))
                .isEqualTo("200");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENSSL", "JDK"})
    void aPortThatDoesNotSpeakTlsIsATlsFailure(SslProvider provider) throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 10, LOOPBACK);
                Dialled dialled = dialled(provider, TlsOptions.DEFAULTS)) {
            Thread answering = new Thread(() -> {
                try (var socket = plain.accept()) {
                    socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(US_ASCII));
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The client closed the connection.
                }
            });
            answering.start();

            assertThat(dialled.get("https://a.test:" + plain.getLocalPort() + "/"))
                    .startsWith("TLS TLS with a.test:" + plain.getLocalPort() + ": ");
        }
    }

    @ParameterizedTest
    @CsvSource({"RSA, rsa2048", "RSA, rsa4096", "EC, ecp256", "EC, ecp384"})
    void readsKeysAsOpensslWroteThemForLong(String algorithm, CertificateBuilder.Algorithm kind) throws Exception {
        X509Bundle bundle = new CertificateBuilder()
                .subject("CN=x")
                .setIsCertificateAuthority(true)
                .algorithm(kind)
                .buildSelfSigned();
        KeyPair pair = bundle.getKeyPair();
        byte[] traditional = algorithm.equals("RSA")
                ? Arrays.copyOfRange(
                        pair.getPrivate().getEncoded(), 26, pair.getPrivate().getEncoded().length)
                : Sec1.encode(pair);

        String key = "-----BEGIN " + algorithm + " PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(traditional)
                + "\n-----END " + algorithm + " PRIVATE KEY-----\n";

        // Reading fails for a key that does not belong to the certificate.
        assertThat(ClientKey.read(key, bundle.getCertificate()).getAlgorithm()).isEqualTo(algorithm);
    }

    @Test
    void refusesWhatItCannotUseAndNamesTheOption() {
        String cert = client.getCertificatePEM();
        String key = client.getPrivateKeyPEM();
        String broken = cert.substring(0, 60) + cert.substring(70);
        String encrypted = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----";

        refused(new TlsOptions(false, false, broken, key, ""), "cert holds");
        refused(new TlsOptions(false, false, key, key, ""), "cert holds no certificate");
        refused(new TlsOptions(false, false, cert, cert, ""), "key holds no private key");
        refused(new TlsOptions(false, false, cert, encrypted, ""), "key is encrypted");
        refused(new TlsOptions(false, false, cert, server.getPrivateKeyPEM(), ""), "key is not that of cert");
        refused(new TlsOptions(false, false, "", "", broken), "rootCerts holds");
        refused(new TlsOptions(true, false, "", "", broken), "rootCerts holds");
        refused(new TlsOptions(false, false, "", "", "-----BEGIN CERTIFICATE-----"), "rootCerts holds no");
    }

    /** The extension with a server's names; the builder rejects names that the JDK considers invalid. */
    private static byte[] names(String... names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String name : names) {
            out.write(0x82);
            out.write(name.length());
            out.writeBytes(name.getBytes(US_ASCII));
        }
        byte[] content = out.toByteArray();
        byte[] sequence = new byte[content.length + 2];
        sequence[0] = 0x30;
        sequence[1] = (byte) content.length;
        System.arraycopy(content, 0, sequence, 2, content.length);
        return sequence;
    }

    private static void refused(TlsOptions options, String message) {
        assertThatThrownBy(() -> ClientTls.create(options, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private static String failure(SslProvider provider, TlsOptions options, X509Bundle bundle, String host)
            throws Exception {
        try (TlsServer tls = new TlsServer(bundle, ClientAuth.NONE);
                Dialled dialled = dialled(provider, options)) {
            String outcome = dialled.get("https://" + host + ":" + tls.port() + "/");
            if (!outcome.equals("200")) {
                assertThat(outcome).startsWith("TLS TLS with " + host + ":" + tls.port() + ": ");
            }
            return outcome;
        }
    }

    private static TlsOptions trusting(String cert, String key, boolean tickets) {
        return new TlsOptions(false, tickets, cert, key, root.getCertificatePEM());
    }

    private static Dialled dialled(SslProvider provider, TlsOptions options) {
        ClientTls tls = ClientTls.create(options, List.of(), provider);
        NameCache names = new NameCache(Runnable::run, host -> new InetAddress[] {LOOPBACK});
        return new Dialled((transport, loop) -> new DialOptions(
                transport, names, Routes.DIRECT, () -> tls, 10_000, ConnectionOptions.DEFAULTS, Suites.HTTP_1));
    }
}
