package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.StatusCodes;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.UrlTemplate;
import io.loadtester.common.url.Url;
import io.loadtester.spec.JacksonValue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A complete response fails exactly if an assertion does not hold; and bodies are sent in chunks if asked. */
@ExtendWith(Leaks.class)
class AttackAssertionsTest {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

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
    void aStatusThatIsNotAssertedIsAFailure() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> {
            boolean bad = request.path().equals("/bad");
            out.write((bad ? "HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops" : ScriptedServer.HELLO)
                    .getBytes(ISO_8859_1));
            return true;
        })) {
            attack(Plans.at(100, HALF_A_SECOND)
                    .with(options -> options.asserting(new Assertion.Status(List.of(StatusCodes.ofClass(2)))))
                    .on(server.url("/good"), server.url("/bad")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 50, 0, 50, 0));
            assertThat(observed.succeeded()).isEqualTo(25);
            assertThat(observed.statusCodes()).isEqualTo(Map.of(200, 25L, 500, 25L));
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.ASSERTION, 25L));
            assertThat(observed.texts()).containsExactly("status 500 is not one of 2xx");
            assertThat(observed.intervals().stream()
                            .mapToLong(Interval::bytesIn)
                            .sum())
                    .isEqualTo(25 * 9);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 429, 500, 503})
    void anErrorStatusIsAFailureUnlessItIsAsserted(int status) throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering("HTTP/1.1 " + status + " Oops\r\nContent-Length: 0\r\n\r\n")) {
            attack(Plans.at(100, HALF_A_SECOND)
                    .on(
                            Plans.get(server.url("/plain")),
                            asserting(server.url("/body"), new Assertion.BodyAtMost(10)),
                            asserting(server.url("/status"), new Assertion.Status(List.of(StatusCodes.one(status))))));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 50, 0, 50, 0));
            assertThat(observed.statusCodes()).isEqualTo(Map.of(status, 50L));
            assertThat(observed.succeeded()).isEqualTo(16);
            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.STATUS, 34L));
            assertThat(observed.latencies().count(LatencyKind.RESPONSE)).isEqualTo(16);
            assertThat(observed.latencies().count(LatencyKind.FAILED_RESPONSE)).isEqualTo(34);
        }
    }

    @Test
    void aRedirectThatIsNotFollowedSucceeds() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering("HTTP/1.1 302 Found\r\nLocation: /then\r\nContent-Length: 0\r\n\r\n")) {
            attack(Plans.at(100, HALF_A_SECOND)
                    .with(options -> options.redirects(-1))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger().answered()).isEqualTo(50);
            assertThat(observed.succeeded()).isEqualTo(50);
        }
    }

    /** On a single connection the next hit is sent before the previous response has been checked. */
    @Test
    void eachHitIsJudgedByItsOwnResponse() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> {
            String body = "{\"path\": \"" + request.path() + "\"}";
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(ISO_8859_1));
            return true;
        })) {
            Target[] targets = IntStream.range(0, 10)
                    .mapToObj(i -> asserting(
                            server.url("/" + i), new Assertion.JsonEquals("/path", JacksonValue.of("\"/" + i + "\""))))
                    .toArray(Target[]::new);

            attack(Plans.at(10_000, HALF_A_SECOND)
                    .with(options -> options.maxConnections(1))
                    .on(targets));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(5000, 5000, 0, 5000, 0));
            assertThat(observed.succeeded()).isEqualTo(5000);
            assertThat(server.connections())
                    .isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
        }
    }

    @Test
    void onlyTheFinalResponseIsJudged() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> {
            boolean first = request.path().equals("/first");
            out.write((first
                            ? "HTTP/1.1 302 Found\r\nLocation: /then\r\nContent-Length: 2\r\n\r\nno"
                            : ScriptedServer.HELLO)
                    .getBytes(ISO_8859_1));
            return true;
        })) {
            attack(Plans.at(100, HALF_A_SECOND)
                    .with(options -> options.asserting(new Assertion.BodyContains("hello")))
                    .on(server.url("/first")));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 50, 0, 50, 0));
            assertThat(observed.succeeded()).isEqualTo(50);
        }
    }

    @Test
    void bodiesThatAreBrokenOffCountAsFarAsTheyCame() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhel".getBytes(ISO_8859_1));
            return false;
        })) {
            attack(Plans.at(100, HALF_A_SECOND).on(server.url("/")));

            assertThat(observed.summary().ledger().unanswered()).isEqualTo(50);
            assertThat(observed.intervals().stream()
                            .mapToLong(Interval::bytesIn)
                            .sum())
                    .isEqualTo(50 * 3);
        }
    }

    @Test
    void bodiesArriveInChunks() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            Target post = new Target("t", "POST", URI.create(server.url("/")), List.of(), Body.EMPTY);
            attack(Plans.at(100, HALF_A_SECOND)
                    .with(options -> options.chunked(Body.of("x".repeat(20_000).getBytes(ISO_8859_1))))
                    .on(post));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 50, 0, 50, 0));
            assertThat(server.requests()).hasSize(50).allSatisfy(request -> {
                assertThat(request.head()).doesNotContain("Content-Length");
                assertThat(request.body()).isEqualTo("x".repeat(20_000));
            });
            assertThat(observed.intervals().stream()
                            .mapToLong(Interval::bytesOut)
                            .sum())
                    .isEqualTo(50 * 20_000);
        }
    }

    private static Target asserting(String url, Assertion assertion) {
        return new Target("t", "GET", UrlTemplate.of(Url.parse(url)), List.of(), Body.EMPTY, 1, List.of(assertion));
    }

    private void attack(Plans plans) {
        engine.start(plans.plan(), observed);
    }
}
