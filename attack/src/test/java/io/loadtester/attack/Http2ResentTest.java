package io.loadtester.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Target;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A request that an HTTP/2 server has not processed is sent again on another connection, once, and counted. */
class Http2ResentTest extends Http2Attacks {

    @Test
    void aServerThatRecyclesItsConnectionsInGoodOrderFailsNoHit() throws Exception {
        // If more streams were allowed at once, some hits would be refused twice.
        Http2Settings twenty = new Http2Settings().maxConcurrentStreams(20);
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(twenty, request -> {
            request.later(5, request::hello);
            if (request.streamId() == 2 * 50 + 1) {
                request.goAway(request.streamId());
            }
        })) {
            attack(Plans.at(2000, HALF_A_SECOND)
                    .with(options -> options.h2c(true).maxConnections(1))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(1000, 1000, 0, 1000, 0));
            assertThat(observed.statusCodes()).isEqualTo(Map.of(200, 1000L));
            assertThat(server.connections()).isGreaterThan(10);
            assertThat(server.requestCount()).isEqualTo(1000);
        }
    }

    @Test
    void whatAServerThatGoesAwayHasNotProcessedIsSentAgain() throws Exception {
        List<ScriptedHttp2Server.Request> held = new ArrayList<>();
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(request -> {
            if (held.size() == 5) {
                request.hello();
                return;
            }
            held.add(request);
            if (held.size() == 5) {
                request.goAway(held.get(2).streamId());
                held.subList(0, 3).forEach(ScriptedHttp2Server.Request::hello);
            }
        })) {
            attack(PLANS.on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            // Some more requests may have been in flight when the server refused.
            assertThat(observed.resent()).isEqualTo(resent.sum()).isBetween(2L, 20L);
            assertThat(server.requestCount()).isEqualTo(52);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void whatAServerThatGoesAwayMayHaveProcessedIsNotSentAgain() throws Exception {
        List<ScriptedHttp2Server.Request> held = new ArrayList<>();
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(request -> {
            if (held.size() == 5) {
                request.hello();
                return;
            }
            held.add(request);
            if (held.size() == 5) {
                request.goAway(held.get(2).streamId());
                request.later(20, request::closeConnection);
            }
        })) {
            attack(PLANS.on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 50, 0, 47, 3));
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.CLOSED, 3L));
            assertThat(observed.texts()).containsExactly("127.0.0.1:" + server.port() + " is going away: NO_ERROR");
            assertThat(resent.sum()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aRefusedStreamIsSentAgainOnAnotherConnectionWithItsBody() throws Exception {
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(request -> {
            if (request.connection() == 1) {
                request.reset(Http2Error.REFUSED_STREAM);
            } else {
                request.hello();
            }
        })) {
            attack(PLANS.with(options -> options.h2c(true).initialInFlight(1))
                    .on(new Target("t", "POST", URI.create(server.url("/")), List.of(), Body.of(new byte[1000]))));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            long refused = server.requests().stream()
                    .filter(request -> request.connection() == 1)
                    .count();
            assertThat(resent.sum()).isEqualTo(refused).isPositive();
            assertThat(observed.resent()).isEqualTo(refused);
            assertThat(server.requestCount()).isEqualTo(50 + refused);
            assertThat(server.requests()).allMatch(request -> request.bodyBytes() == 1000);
            assertThat(bytesOut()).isEqualTo(1000 * (50 + refused));
        }
    }

    @Test
    void aStreamThatIsRefusedTwiceHasFailed() throws Exception {
        try (ScriptedHttp2Server server =
                ScriptedHttp2Server.plain(request -> request.reset(Http2Error.REFUSED_STREAM))) {
            attack(PLANS.on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_FAILED);
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.RESET, 50L));
            assertThat(observed.texts())
                    .containsExactly("127.0.0.1:" + server.port() + " reset the stream: REFUSED_STREAM");
            assertThat(server.requestCount()).isEqualTo(100);
            assertThat(resent.sum()).isEqualTo(50);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aStreamThatIsRefusedAfterSomeOfItsResponseHasFailed() throws Exception {
        try (ScriptedHttp2Server server =
                ScriptedHttp2Server.plain(request -> request.head(103, false).reset(Http2Error.REFUSED_STREAM))) {
            attack(PLANS.on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_FAILED);
            assertThat(server.requestCount()).isEqualTo(50);
            assertThat(resent.sum()).isZero();
        }
    }

    @Test
    void eachRequestOfARedirectedHitMayBeSentAgain() throws Exception {
        List<String> seen = new ArrayList<>();
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(request -> {
            String path = request.path();
            if (!seen.contains(path)) {
                seen.add(path);
                request.reset(Http2Error.REFUSED_STREAM);
            } else if (path.equals("/")) {
                request.head(302, true, "location", "/next");
            } else {
                request.hello();
            }
        })) {
            attack(Plans.at(2, HALF_A_SECOND)
                    .with(options -> options.h2c(true).maxConnections(1))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(1, 1, 0, 1, 0));
            assertThat(server.requestCount()).isEqualTo(4);
            assertThat(resent.sum()).isEqualTo(2);
            assertThat(observed.resent()).isEqualTo(1);
        }
    }
}
