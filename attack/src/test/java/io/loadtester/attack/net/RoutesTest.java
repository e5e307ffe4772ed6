package io.loadtester.attack.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.test.ConnectTo;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.NetworkOptions;
import io.loadtester.common.url.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private static final Origin ORIGIN = new Origin(false, "a.test", 80);

    @Test
    void takesSeveralConnectTosOfOneOriginInTurn() {
        Routes routes = routes(
                ProxySettings.NONE,
                new ConnectTo("A.test", 80, "127.0.0.1", 81),
                new ConnectTo("a.test", 80, "127.0.0.1", 82),
                new ConnectTo("a.test", 443, "127.0.0.1", 83));

        assertThat(Stream.generate(() -> routes.of(ORIGIN)).limit(3).map(Route::port))
                .containsExactly(81, 82, 81);
        assertThat(routes.of(ORIGIN)).hasToString("a.test:80 at 127.0.0.1:82");
        assertThat(routes.of(new Origin(false, "b.test", 80))).hasToString("b.test:80");
    }

    @Test
    void connectToHoldsForAProxyIfThereIsOne() {
        Routes routes = routes(
                ProxySettings.of(Map.of("HTTP_PROXY", "proxy.test:3128")),
                new ConnectTo("a.test", 80, "127.0.0.1", 81),
                new ConnectTo("proxy.test", 3128, "127.0.0.1", 82));

        assertThat(routes.of(ORIGIN)).hasToString("the proxy proxy.test:3128 at 127.0.0.1:82");
    }

    @Test
    void theUsersOwnAuthorizationReplacesThatOfTheProxysUrl() {
        NetworkOptions options = new NetworkOptions(
                Duration.ZERO, "", List.of(), List.of(), List.of(new Header("proxy-authorization", "Token x")));
        Routes routes = new Routes(options, ProxySettings.of(Map.of("HTTP_PROXY", "u:p@proxy.test")), null);

        assertThat(routes.of(ORIGIN).proxyHeaders()).containsExactly(new Header("proxy-authorization", "Token x"));
    }

    private static Routes routes(ProxySettings proxies, ConnectTo... connectTo) {
        return new Routes(
                new NetworkOptions(Duration.ZERO, "", List.of(), List.of(connectTo), List.of()), proxies, null);
    }
}
