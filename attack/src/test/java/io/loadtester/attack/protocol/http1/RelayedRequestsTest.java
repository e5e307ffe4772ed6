package io.loadtester.attack.protocol.http1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.test.Header;
import io.loadtester.common.url.Origin;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayedRequestsTest {

    private static final String REQUEST = "POST /a?b HTTP/1.1\r\nHost: a.test\r\nContent-Length: 9\r\n\r\nGET / x\r\n";
    private static final String RELAYED =
            REQUEST.replace("/a?b", "http://a.test/a?b").replace("Host:", "Proxy-Authorization: Basic eA==\r\nHost:");

    @Test
    void tellsTheProxyOfTheOriginWhereverWritesPartTheRequest() {
        for (int at = 1; at < REQUEST.length(); at++) {
            EmbeddedChannel channel = channel(80);
            channel.writeOutbound(
                    Unpooled.copiedBuffer(REQUEST.substring(0, at), UTF_8),
                    Unpooled.copiedBuffer(REQUEST.substring(at), UTF_8));

            assertThat(written(channel)).isEqualTo(RELAYED);
        }
    }

    @Test
    void doesSoForEveryRequestOfAConnection() {
        EmbeddedChannel channel = channel(80);

        for (int i = 0; i < 3; i++) {
            channel.pipeline().get(RelayedRequests.class).begin();
            channel.writeOutbound(Unpooled.copiedBuffer(REQUEST, UTF_8));

            assertThat(written(channel)).isEqualTo(RELAYED);
        }
    }

    @Test
    void leavesAloneABodyThatGoesOutInSeveralFlushes() {
        EmbeddedChannel channel = channel(80);
        channel.pipeline().get(RelayedRequests.class).begin();

        for (String part : List.of(REQUEST, "POST /x HTTP/1.1\r\n", "GET /y z\r\n")) {
            channel.writeOutbound(Unpooled.copiedBuffer(part, UTF_8));
        }

        assertThat(written(channel)).isEqualTo(RELAYED + "POST /x HTTP/1.1\r\nGET /y z\r\n");
    }

    @ParameterizedTest
    @CsvSource({"80, http://a.test/a?b", "81, http://a.test:81/a?b"})
    void namesAPortThatIsNotTheSchemes(int port, String url) {
        EmbeddedChannel channel = channel(port);

        channel.writeOutbound(Unpooled.copiedBuffer(REQUEST, UTF_8));

        assertThat(written(channel)).startsWith("POST " + url + " HTTP/1.1\r\n");
    }

    private static EmbeddedChannel channel(int port) {
        return new EmbeddedChannel(new RelayedRequests(
                new Origin(false, "a.test", port), List.of(new Header("Proxy-Authorization", "Basic eA=="))));
    }

    private static String written(EmbeddedChannel channel) {
        StringBuilder all = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            all.append(part.toString(UTF_8));
            part.release();
        }
        return all.toString();
    }
}
