package io.loadtester.attack.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.url.Origin;
import io.loadtester.common.url.Url;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxySettingsTest {

    private static final Map<String, String> BOTH =
            Map.of("HTTP_PROXY", "http://plain.test:3128", "HTTPS_PROXY", "secure.test:3129");

    @ParameterizedTest
    @CsvSource({
        "http://a.test/, the proxy plain.test:3128",
        "https://a.test/, the proxy secure.test:3129",
        "http://10.0.0.1/, the proxy plain.test:3128",
        "http://localhost/, none",
        "http://127.0.0.1:8080/, none",
        "https://127.9.9.9/, none",
        "https://[::1]/, none",
        "http://127.1/, none",
        "http://0x7f000001/, none"
    })
    void thisMachineIsNeverReachedThroughAProxy(String url, String proxy) {
        assertThat(proxyOf(ProxySettings.of(BOTH), url)).isEqualTo(proxy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*                | a.test      | 80   | true",
                "a.test           | a.test      | 80   | true",
                "a.test           | www.a.test  | 80   | true",
                "a.test           | ba.test     | 80   | false",
                "A.Test           | a.test      | 80   | true",
                ".a.test          | a.test      | 80   | false",
                ".a.test          | www.a.test  | 80   | true",
                "*.a.test         | www.a.test  | 80   | true",
                "b.test, a.test   | a.test      | 80   | true",
                "a.test:8080      | a.test      | 8080 | true",
                "a.test:8080      | a.test      | 80   | false",
                "10.1.2.3         | 10.1.2.3    | 80   | true",
                "10.1.2.3         | 10.1.2.4    | 80   | false",
                "10.1.2.3:81      | 10.1.2.3    | 80   | false",
                "10.0.0.0/8       | 10.200.1.1  | 80   | true",
                "10.0.0.0/8       | 11.0.0.1    | 80   | false",
                "10.0.0.0/8       | a.test      | 80   | false",
                "2001:db8::/32    | [2001:db8::7] | 80 | true",
                "[2001:db8::7]:80 | [2001:db8::7] | 80 | true",
                "2001:db8::7      | [2001:db8::8] | 80 | false",
                "my_service       | a.my_service | 80  | true",
                "Bücher.test      | xn--bcher-kva.test | 80 | true",
                "10.0x102.3       | 10.1.2.3    | 80   | false",
                "10.1.515         | 10.1.2.3    | 80   | true",
                "0:0:0:0:0:0:0:9  | [::9]       | 80   | true",
                "''               | a.test      | 80   | false"
            })
    void leavesOutWhatNoProxyNames(String noProxy, String host, int port, boolean leftOut) {
        ProxySettings settings = ProxySettings.of(Map.of("http_proxy", "plain.test", "no_proxy", noProxy));

        assertThat(proxyOf(settings, "http://" + host + ":" + port + "/"))
                .isEqualTo(leftOut ? "none" : "the proxy plain.test:80");
    }

    @Test
    void upperCaseCountsBeforeLowerCase() {
        ProxySettings settings = ProxySettings.of(Map.of("HTTP_PROXY", "upper.test", "http_proxy", "lower.test"));

        assertThat(proxyOf(settings, "http://a.test/")).isEqualTo("the proxy upper.test:80");
    }

    @Test
    void aCgiProgramsProxyHeaderIsNotTakenForASetting() {
        ProxySettings settings = ProxySettings.of(Map.of("HTTP_PROXY", "evil.test", "REQUEST_METHOD", "GET"));

        assertThat(proxyOf(settings, "http://a.test/")).isEqualTo("none");
    }

    @Test
    void knowsUserPasswordAndProtocol() {
        ProxyServer proxy = ProxyServer.parse("HTTP_PROXY", "socks5://me:p%40ss@[::1]");

        assertThat(proxy).isEqualTo(new ProxyServer(ProxyServer.Protocol.SOCKS5, "::1", 1080, "me", "p@ss"));
        assertThat(proxy.authorization()).contains("Basic bWU6cEBzcw==");
        assertThat(proxy).hasToString("the proxy [::1]:1080");
    }

    @ParameterizedTest
    @CsvSource({
        "my_proxy:3128, the proxy my_proxy:3128",
        "http://proxy.1, the proxy proxy.1:80",
        "http://me:a%b|c@bücher.test:8080/x, the proxy xn--bcher-kva.test:8080",
        "socks5h://[fe80::1%25lo], the proxy [fe80::1%25lo]:1080",
        "127.1:3128, the proxy 127.0.0.1:3128"
    })
    void knowsProxiesByTheNamesThatOthersTake(String value, String proxy) {
        assertThat(ProxyServer.parse("HTTP_PROXY", value)).hasToString(proxy);
    }

    @Test
    void sendsCredentialsAsTheyAreMeant() {
        ProxyServer proxy = ProxyServer.parse("HTTP_PROXY", "http://a%3Ab:c:d%@proxy.test");

        assertThat(proxy.user()).isEqualTo("a:b");
        assertThat(proxy.password()).isEqualTo("c:d%");
    }

    @ParameterizedTest
    @CsvSource({"https://a.test:1", "ftp://a.test", "http://", "http://a b", "://", "http://a.test:0"})
    void refusesWhatIsNoProxyAndNamesTheVariable(String value) {
        assertThatThrownBy(() -> ProxySettings.of(Map.of("HTTPS_PROXY", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("HTTPS_PROXY must");
    }

    private static String proxyOf(ProxySettings settings, String url) {
        return settings.proxyOf(Origin.of(Url.parse(url)))
                .map(ProxyServer::toString)
                .orElse("none");
    }
}
