package io.loadtester.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Settings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a target that speaks HTTP/2 sees of an attack, and what becomes of hits whatever it does. */
@ExtendWith(Leaks.class)
class Http2AttackTest {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final Ledger FIFTY_DONE = new Ledger(50, 50, 0, 50, 0);
    private static final Ledger FIFTY_FAILED = new Ledger(50, 50, 0, 0, 50);
    private static final Ledger FIFTY_ABANDONED = new Ledger(50, 0, 50, 0, 0);

    /** One connection for all loops together means one loop. */
    private static final Plans PLANS =
            Plans.at(100, HALF_A_SECOND).with(options -> options.h2c(true).maxConnections(1));

    private static AttackEngine engine;

    private final Observed observed = new Observed();

    @BeforeAll
    static void startEngine() {
        engine = AttackEngine.create(EngineOptions.DEFAULTS);
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

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
                    .with(options -> options.h2c(true).workers(1))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(1000, 1000, 0, 1000, 0));
            assertThat(server.connections())
                    .isLessThanOrEqualTo(engine.loops().all().size());
        }
    }

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
    void thereAreNeverMoreStreamsThanTheServerAllows() throws Exception {
        Http2Settings two = new Http2Settings().maxConcurrentStreams(2);
        try (ScriptedHttp2Server server =
                ScriptedHttp2Server.plain(two, request -> request.later(60, request::hello))) {
            attack(PLANS.on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.mostOpenAtOnce()).isEqualTo(2);
            assertThat(observed.latencies().startDelay().getMaxValue()).isGreaterThan(400_000_000);
        }
    }

    @Test
    void whereStreamsAreFewThereAreMoreConnections() throws Exception {
        Http2Settings two = new Http2Settings().maxConcurrentStreams(2);
        try (ScriptedHttp2Server server =
                ScriptedHttp2Server.plain(two, request -> request.later(200, request::hello))) {
            attack(PLANS.with(options -> options.h2c(true).workers(1)).on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_DONE);
            assertThat(server.connections()).isBetween(5, 50);
            assertThat(server.mostOpenAtOnce()).isLessThanOrEqualTo(2);
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
            assertThat(server.connections()).isGreaterThan(5);
        }
    }

    @Test
    void aServerThatGoesAwayAnswersWhatItHasTakenAndTheRestHaveFailed() throws Exception {
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

            Ledger ledger = observed.summary().ledger();
            // Some more may have been on their way when the server spoke.
            assertThat(ledger.failed()).isBetween(2L, 20L);
            assertThat(ledger.sent()).isEqualTo(50);
            assertThat(observed.failures()).containsOnlyKeys(FailureKind.CLOSED);
            assertThat(server.requestCount()).isEqualTo(ledger.done() + 2);
            assertThat(observed.texts()).containsExactly("127.0.0.1:" + server.port() + " is going away: NO_ERROR");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUSED_STREAM", "INTERNAL_ERROR"})
    void aStreamThatIsResetFailsItsHitAloneAndIsNeverSentAgain(String error) throws Exception {
        try (ScriptedHttp2Server server =
                ScriptedHttp2Server.plain(request -> request.reset(Http2Error.valueOf(error)))) {
            attack(PLANS.on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_FAILED);
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.RESET, 50L));
            assertThat(observed.texts()).containsExactly("127.0.0.1:" + server.port() + " reset the stream: " + error);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requestCount()).isEqualTo(50);
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
            assertThat(ledger.done()).isPositive();
            assertThat(observed.failures().keySet()).isSubsetOf(FailureKind.TIMEOUT, FailureKind.NO_CONNECTION);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requestCount()).isGreaterThan(4);
            assertThat(server.mostOpenAtOnce()).isEqualTo(2);
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
    void aConnectionThatIsClosedFailsTheHitsOnIt() throws Exception {
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(request -> {
            // When there are some more hits on it.
            request.later(100, request::closeConnection);
        })) {
            attack(PLANS.on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_FAILED);
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.CLOSED, 50L));
            assertThat(server.connections()).isGreaterThan(1);
        }
    }

    @Test
    void headersWithoutEndAreNoResponse() throws Exception {
        String[] fields = new String[300];
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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatDoesNotSpeakHttp2IsTold(boolean keepalive) throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
            attack(PLANS.with(options -> options.h2c(true).keepalive(keepalive)).on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(keepalive ? FIFTY_ABANDONED : FIFTY_FAILED);
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.PROTOCOL, 50L));
            assertThat(observed.texts()).allMatch(text -> text.startsWith("HTTP/2 with 127.0.0.1:" + server.port()));
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

    private long bytesIn() {
        return observed.intervals().stream().mapToLong(Interval::bytesIn).sum();
    }

    private long bytesOut() {
        return observed.intervals().stream().mapToLong(Interval::bytesOut).sum();
    }

    private void attack(Plans plans) {
        engine.start(plans.plan(), observed);
    }
}
