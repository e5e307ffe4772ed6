package io.loadtester.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests as an HTTP/2 target sees them, and the results of its responses. */
class Http2ExchangesTest extends Http2Attacks {

    @Test
    void requestsAreInTheFormOfHttp2() throws Exception {
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(ScriptedHttp2Server.Request::hello)) {
            attack(PLANS.on(new Target(
                    "t",
                    "POST",
                    URI.create(server.url("/path?q=1")),
                    List.of(
                            new Header("X-Mixed", "Ünicode"),
                            new Header("Keep-Alive", "5"),
                            new Header("TE", "gzip"),
                            new Header("Host", "some.example"),
                            new Header("User-Agent", "me")),
                    Body.of(new byte[7]))));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.requests()).allSatisfy(request -> {
                assertThat(request.headers().method()).hasToString("POST");
                assertThat(request.headers().scheme()).hasToString("http");
                assertThat(request.headers().authority()).hasToString("some.example");
                assertThat(request.headers().path()).hasToString("/path?q=1");
                assertThat(request.headers().get("user-agent")).hasToString("me");
                assertThat(request.headers().get("content-length")).hasToString("7");
                assertThat(request.headers().get("x-vegeta-attack")).hasToString("test");
                assertThat(request.headers().get("x-mixed")).hasToString("Ã\u009cnicode");
                assertThat(request.headers().contains("keep-alive")).isFalse();
                assertThat(request.headers().contains("te")).isFalse();
                assertThat(request.headers().contains("host")).isFalse();
                assertThat(request.bodyBytes()).isEqualTo(7);
            });
            assertThat(bytesOut()).isEqualTo(350);
        }
    }

    @Test
    void redirectsAreFollowed() throws Exception {
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(request -> {
            if (request.path().equals("/")) {
                request.head(302, true, "location", "/next");
            } else {
                request.hello();
            }
        })) {
            attack(PLANS.on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(observed.statusCodes()).isEqualTo(Map.of(200, 50L));
            assertThat(server.requestCount()).isEqualTo(100);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aRedirectKeepsTheBytesOfItsLocation() throws Exception {
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(request -> {
            if (request.path().equals("/")) {
                request.head(302, true, "location", "/caf\u00e9|\u00c3\u00a9");
            } else {
                request.hello();
            }
        })) {
            attack(PLANS.on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(observed.statusCodes()).isEqualTo(Map.of(200, 50L));
            assertThat(server.requests().stream()
                            .filter(request -> !request.path().equals("/")))
                    .hasSize(50)
                    .allMatch(request -> request.path().equals("/caf%E9%7C%C3%A9"));
        }
    }

    @Test
    void longHeadersAreTaken() throws Exception {
        try (ScriptedHttp2Server server =
                ScriptedHttp2Server.plain(request -> request.head(200, true, "set-cookie", "y".repeat(256 * 1024)))) {
            attack(Plans.at(20, HALF_A_SECOND)
                    .with(options -> options.h2c(true))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(10, 10, 0, 10, 0));
            assertThat(observed.texts()).isEmpty();
        }
    }

    @Test
    void headHasNoBodyAndInformationAndTrailersAreNoResponses() throws Exception {
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(request -> {
            request.head(103, false, "link", "</style.css>");
            if (request.headers().method().toString().equals("HEAD")) {
                request.head(200, true, "content-length", "5");
            } else {
                request.head(200, false).data("hello", false);
                request.head(new DefaultHttp2Headers().add("checksum", "1"), true);
            }
        })) {
            attack(PLANS.on(
                    new Target("head", "HEAD", URI.create(server.url("/")), List.of(), Body.EMPTY),
                    Plans.get(server.url("/"))));

            assertThat(observed.texts()).isEmpty();
            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(observed.statusCodes()).isEqualTo(Map.of(200, 50L));
            assertThat(bytesIn()).isEqualTo(125);
        }
    }

    @Test
    void bodiesLargerThanTheWindowsGoBothWays() throws Exception {
        String chunk = "x".repeat(300_000);
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(
                request -> request.head(200, false).data(chunk, false).data(chunk, true))) {
            attack(Plans.at(20, HALF_A_SECOND)
                    .with(options -> options.h2c(true))
                    .on(new Target("t", "PUT", URI.create(server.url("/")), List.of(), Body.of(new byte[200_000]))));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(10, 10, 0, 10, 0));
            assertThat(bytesIn()).isEqualTo(10 * 600_000L);
            assertThat(bytesOut()).isEqualTo(10 * 200_000L);
            assertThat(server.requests()).allMatch(request -> request.bodyBytes() == 200_000);
        }
    }

    @Test
    void aResponseThatComesBeforeTheRequestHasEndedIsAWholeResponse() throws Exception {
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(request -> request.head(413, true))) {
            attack(Plans.at(20, HALF_A_SECOND)
                    .with(options -> options.h2c(true))
                    .on(new Target(
                            "t", "PUT", URI.create(server.url("/early")), List.of(), Body.of(new byte[200_000]))));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(10, 10, 0, 10, 0));
            assertThat(observed.statusCodes()).isEqualTo(Map.of(413, 10L));
        }
    }

    @Test
    void headersWithoutEndAreNoResponse() throws Exception {
        String[] fields = new String[600];
        for (int i = 0; i < fields.length; i += 2) {
            fields[i] = "many";
            fields[i + 1] = "x".repeat(3_000);
        }
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(request -> {
            request.head(200, true, fields);
        })) {
            attack(Plans.at(20, HALF_A_SECOND)
                    .with(options -> options.h2c(true))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(10, 10, 0, 0, 10));
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.PROTOCOL, 10L));
        }
    }

    @Test
    void aHeadWithoutAStatusIsNoResponse() throws Exception {
        try (ScriptedHttp2Server server =
                ScriptedHttp2Server.plain(request -> request.head(new DefaultHttp2Headers().add("a", "b"), true))) {
            attack(PLANS.on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_FAILED);
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.PROTOCOL, 50L));
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
