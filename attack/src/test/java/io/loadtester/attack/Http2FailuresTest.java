package io.loadtester.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Ledger;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Settings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How hits fail when a target does not keep to HTTP/2. */
class Http2FailuresTest extends Http2Attacks {

    @ParameterizedTest
    @ValueSource(strings = {"INTERNAL_ERROR", "CANCEL"})
    void aStreamThatIsResetFailsItsHitAloneAndIsNeverSentAgain(String error) throws Exception {
        try (ScriptedHttp2Server server =
                ScriptedHttp2Server.plain(request -> request.reset(Http2Error.valueOf(error)))) {
            attack(PLANS.on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_FAILED);
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.RESET, 50L));
            assertThat(observed.texts()).containsExactly("127.0.0.1:" + server.port() + " reset the stream: " + error);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requestCount()).isEqualTo(50);
            assertThat(resent.sum()).isZero();
        }
    }

    @Test
    void aHitThatTimesOutGivesUpItsStreamOnly() throws Exception {
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(request -> {
            if (request.path().equals("/half")) {
                request.head(200, false).data("hel", false);
            } else if (!request.path().equals("/silent")) {
                request.hello();
            }
        })) {
            attack(PLANS.with(options -> options.h2c(true).maxConnections(1).timeout(Duration.ofSeconds(2)))
                    .on(server.url("/silent"), server.url("/"), server.url("/half"), server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 50, 0, 25, 25));
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.TIMEOUT, 25L));
            assertThat(observed.texts())
                    .containsExactlyInAnyOrder("no response in time", "the response was not complete in time");
            assertThat(server.connections()).isEqualTo(1);
            await().until(() -> server.resets().size() >= 20);
            assertThat(server.resets()).containsOnly(Http2Error.CANCEL.code());
        }
    }

    @Test
    void streamsOfHitsThatTimedOutMakeRoom() throws Exception {
        Http2Settings two = new Http2Settings().maxConcurrentStreams(2);
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(two, request -> {
            if (request.path().equals("/")) {
                request.hello();
            }
        })) {
            attack(PLANS.with(options -> options.h2c(true).maxConnections(1).timeout(Duration.ofMillis(100)))
                    .on(server.url("/silent"), server.url("/")));

            Ledger ledger = observed.summary().ledger();
            assertThat(ledger.scheduled()).isEqualTo(50);
            assertThat(ledger.answered()).isPositive();
            assertThat(observed.failures().keySet()).isSubsetOf(FailureKind.TIMEOUT, FailureKind.NO_CONNECTION);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requestCount()).isGreaterThan(4);
            assertThat(server.mostOpenAtOnce()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatIsClosedFailsTheHitsOnIt() throws Exception {
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(request -> {
            // By then the connection carries some more hits.
            request.later(100, request::closeConnection);
        })) {
            attack(PLANS.on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_FAILED);
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.CLOSED, 50L));
            assertThat(server.connections()).isGreaterThan(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatDoesNotSpeakHttp2IsTold(boolean keepalive) throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
            attack(PLANS.with(options -> options.h2c(true).keepalive(keepalive)).on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(keepalive ? FIFTY_ABANDONED : FIFTY_FAILED);
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.PROTOCOL, 50L));
            assertThat(observed.texts()).containsExactly("127.0.0.1:" + server.port() + " does not speak HTTP/2");
        }
    }

    @Test
    void aServerThatSaysNothingIsTold() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            attack(PLANS.with(options -> options.h2c(true).timeout(Duration.ofSeconds(1)))
                    .on("http://127.0.0.1:" + silent.getLocalPort() + "/"));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_ABANDONED);
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.TIMEOUT, 50L));
            assertThat(observed.texts())
                    .containsExactly("127.0.0.1:" + silent.getLocalPort() + " did not begin to speak HTTP/2 in time");
        }
    }
}
