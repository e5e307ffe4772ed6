package io.loadtester.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.netty.handler.codec.http2.Http2Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How hits share connections and streams. */
class Http2ConnectionsTest extends Http2Attacks {

    @Test
    void hitsShareAConnectionWithoutWaitingForEachOther() throws Exception {
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(request -> request.later(300, request::hello))) {
            attack(PLANS.on(server.url("/path?q=1")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.mostOpenAtOnce()).isGreaterThan(2);
            assertThat(bytesIn()).isEqualTo(250);
        }
    }

    @Test
    void aBurstOpensNoMoreConnectionsThanItNeeds() throws Exception {
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(request -> request.later(50, request::hello))) {
            attack(Plans.at(2000, HALF_A_SECOND)
                    .with(options -> options.h2c(true).initialInFlight(1))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(1000, 1000, 0, 1000, 0));
            assertThat(server.connections()).isLessThanOrEqualTo(engine.loops().size());
        }
    }

    @Test
    void thereAreNeverMoreStreamsThanTheServerAllows() throws Exception {
        Http2Settings two = new Http2Settings().maxConcurrentStreams(2);
        try (ScriptedHttp2Server server =
                ScriptedHttp2Server.plain(two, request -> request.later(60, request::hello))) {
            attack(PLANS.on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.mostOpenAtOnce()).isEqualTo(2);
            assertThat(observed.latencies().histogram(LatencyKind.START_DELAY).getMaxValue())
                    .isGreaterThan(400_000_000);
        }
    }

    @Test
    void whereStreamsAreFewThereAreMoreConnections() throws Exception {
        Http2Settings two = new Http2Settings().maxConcurrentStreams(2);
        try (ScriptedHttp2Server server =
                ScriptedHttp2Server.plain(two, request -> request.later(200, request::hello))) {
            attack(PLANS.with(options -> options.h2c(true).initialInFlight(1)).on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.connections()).isBetween(5, 50);
            assertThat(server.mostOpenAtOnce()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aNewConnectionCarriesNoMoreThanTheServerAllows() throws Exception {
        Http2Settings one = new Http2Settings().maxConcurrentStreams(1);
        try (ScriptedHttp2Server server =
                ScriptedHttp2Server.plain(one, request -> request.later(60, request::hello))) {
            attack(Plans.at(400, HALF_A_SECOND)
                    .with(options -> options.h2c(true).initialInFlight(1))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(200, 200, 0, 200, 0));
            assertThat(server.mostOpenAtOnce()).isEqualTo(1);
            assertThat(server.connections()).isGreaterThan(5);
            assertThat(server.requestCount()).isEqualTo(200);
        }
    }

    @Test
    void aServerThatAllowsFewerThanBeforeIsHeard() throws Exception {
        Http2Settings ten = new Http2Settings().maxConcurrentStreams(10);
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(ten, request -> {
            if (request.streamId() == 3) {
                request.allow(1);
            }
            request.later(30, request::hello);
        })) {
            attack(PLANS.on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.connections()).isEqualTo(1);
            // One after another, the hits take longer than their schedule.
            assertThat(observed.latencies().histogram(LatencyKind.START_DELAY).getMaxValue())
                    .isGreaterThan(400_000_000);
        }
    }

    @Test
    void aServerThatAllowsNoStreamIsToldAfterTheTimeout() throws Exception {
        Http2Settings none = new Http2Settings().maxConcurrentStreams(0);
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(none, ScriptedHttp2Server.Request::hello)) {
            attack(PLANS.with(options -> options.h2c(true).timeout(Duration.ofMillis(700)))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_ABANDONED);
            assertThat(observed.texts()).contains("127.0.0.1:" + server.port() + " allowed no HTTP/2 stream in time");
            assertThat(server.requestCount()).isZero();
        }
    }

    @Test
    void withoutKeepaliveEachHitHasItsConnection() throws Exception {
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(ScriptedHttp2Server.Request::hello)) {
            attack(PLANS.with(options -> options.h2c(true).keepalive(false)).on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.connections()).isGreaterThanOrEqualTo(50);
            assertThat(server.mostOpenAtOnce()).isEqualTo(1);
        }
    }

    @Test
    void noConnectionIsKeptWhenNoneIsToBe() throws Exception {
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(ScriptedHttp2Server.Request::hello)) {
            attack(Plans.at(20, HALF_A_SECOND)
                    .with(options -> options.h2c(true).connections(0))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(10, 10, 0, 10, 0));
            // On a slow machine late hits come together and share connections.
            assertThat(server.connections()).isGreaterThan(2);
        }
    }
}
