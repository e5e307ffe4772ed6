package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.attack.transport.Transport;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Ledger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Attacks through an HTTP proxy that stops and restarts. */
@ExtendWith(Leaks.class)
class AttackThroughProxyTest {

    private static final Plans PLANS = Plans.at(100, Duration.ofSeconds(3)).on("http://target.test/x");

    private final Observed observed = new Observed();

    @Test
    void aProxyThatGoesAwayIsNamedAndUsedAgainWhenItIsBack() throws Exception {
        ScriptedServer proxy = proxy(0);
        int port = proxy.port();
        try (AttackEngine engine = AttackEngine.create(
                Transport.available().get(0), 1, Map.of("HTTP_PROXY", "http://127.0.0.1:" + port))) {
            RunningAttack attack = engine.start(PLANS.plan(), observed);
            await().until(() -> proxy.requestCount() >= 50);
            proxy.close();
            await().until(() -> attack.ledger().abandoned() >= 50);
            try (ScriptedServer back = proxy(port)) {
                Ledger ledger = observed.summary().ledger();

                assertThat(back.requestCount()).isGreaterThan(50);
                assertThat(back.requests()).allMatch(request -> request.head()
                        .startsWith("GET http://target.test/x HTTP/1.1\r\nHost: target.test\r\n"));
                assertThat(ledger.scheduled()).isEqualTo(300);
                // One request may have been in flight when the proxy stopped.
                assertThat(proxy.requestCount() + back.requestCount() - ledger.answered())
                        .isBetween(0L, 1L);
                assertThat(observed.failures().get(FailureKind.CONNECT_REFUSED)).isEqualTo(ledger.abandoned());
                assertThat(observed.texts()).contains("connection refused by the proxy 127.0.0.1:" + port);
            }
        }
    }

    private static ScriptedServer proxy(int port) throws IOException {
        ServerSocket listener = new ServerSocket(port, 4096, InetAddress.getLoopbackAddress());
        return new ScriptedServer(listener, (request, out, socket) -> {
            out.write(ScriptedServer.HELLO.getBytes(ISO_8859_1));
            return true;
        });
    }
}
