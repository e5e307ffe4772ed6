package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Target;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One attack on a server that misbehaves in every way: each hit ends as it should, and none is lost. */
@ExtendWith(Leaks.class)
class HostileServerTest {

    /** Long enough for connections that wait in the kernel. */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String IN_A_RESPONSE = "closed the connection in a response";
    private static final String LATE = "the response was not complete in time";
    private static final int HITS_EACH = 3;

    /**
     * What the server sends, what it then repeats for ever, if anything, and how the hit ends: a status or a failure.
     */
    private record Behaviour(
            String response,
            String forEver,
            boolean closes,
            int status,
            @Nullable FailureKind kind,
            String text) {

        static Behaviour done(String response, int status) {
            return new Behaviour(response, "", false, status, null, "");
        }

        static Behaviour doneByClosing(String response, int status) {
            return new Behaviour(response, "", true, status, null, "");
        }

        static Behaviour closing(String response, String text) {
            return new Behaviour(response, "", true, 0, FailureKind.CLOSED, text);
        }

        static Behaviour failed(String response, FailureKind kind, String text) {
            return new Behaviour(response, "", false, 0, kind, text);
        }

        static Behaviour endless(String response, String forEver, FailureKind kind, String text) {
            return new Behaviour(response, forEver, false, 0, kind, text);
        }

        void play(OutputStream out, Socket socket) throws Exception {
            out.write(response.getBytes(ISO_8859_1));
            while (!forEver.isEmpty() && !socket.isClosed()) {
                out.write(forEver.getBytes(ISO_8859_1));
                out.flush();
                // Not at full speed, because other tests run on the machine, too.
                new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public String toString() {
            String shown = response + (forEver.isEmpty() ? "" : "[" + forEver.substring(0, 4) + "…]");
            return shown.length() > 70 ? shown.substring(0, 70) + "…" : shown;
        }
    }

    private static final List<Behaviour> BEHAVIOURS = List.of(
            Behaviour.endless(
                    OK, "X: y\r\n".repeat(2000), FailureKind.PROTOCOL, "the headers are longer than 327680 bytes"),
            Behaviour.endless(OK + "X: ", "y".repeat(5000), FailureKind.PROTOCOL, "a line is longer than 263168 bytes"),
            Behaviour.endless(
                    "", "H".repeat(5000), FailureKind.PROTOCOL, "not an HTTP/1.1 response: " + "H".repeat(60)),
            Behaviour.endless(
                    "",
                    "HTTP/1.1 100 Continue\r\n\r\n".repeat(500),
                    FailureKind.PROTOCOL,
                    "the headers are longer than 327680 bytes"),
            Behaviour.endless(
                    CHUNKED + "0\r\n",
                    "T: u\r\n".repeat(2000),
                    FailureKind.PROTOCOL,
                    "the headers are longer than 327680 bytes"),
            Behaviour.endless(
                    CHUNKED + "5;a=", "b".repeat(5000), FailureKind.PROTOCOL, "a line is longer than 263168 bytes"),
            Behaviour.endless(OK + "\r\n", "body".repeat(50), FailureKind.TIMEOUT, LATE),
            Behaviour.endless(CHUNKED, "4\r\nbody\r\n".repeat(20), FailureKind.TIMEOUT, LATE),
            Behaviour.failed(OK + "Content-Length: 9\r\n\r\nhello", FailureKind.TIMEOUT, LATE),
            Behaviour.failed(
                    OK + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                    FailureKind.PROTOCOL,
                    "conflicting content lengths"),
            Behaviour.failed(OK + "Content-Length: -5\r\n\r\n", FailureKind.PROTOCOL, "bad content length"),
            Behaviour.failed(
                    OK + "Content-Length: 99999999999999999999\r\n\r\n", FailureKind.PROTOCOL, "bad content length"),
            Behaviour.failed(CHUNKED + "ffffffffffffffffff\r\n", FailureKind.PROTOCOL, "bad chunk size"),
            Behaviour.failed(CHUNKED + "-5\r\nhello\r\n", FailureKind.PROTOCOL, "bad chunk size"),
            Behaviour.failed(
                    CHUNKED + "3\r\nhello\r\n0\r\n\r\n", FailureKind.PROTOCOL, "a chunk is longer than it says"),
            Behaviour.done(OK + "Content-Length: 3\r\n\r\nhello", 200),
            Behaviour.done(OK + "Content-Length: 3\r\n\r\nabc" + OK + "Content-Length: 0\r\n\r\n", 200),
            Behaviour.done("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello", 204),
            Behaviour.done(
                    "HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 304),
            Behaviour.done("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK + "Content-Length: 0\r\n\r\n", 200),
            Behaviour.done("HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", 200),
            Behaviour.done(OK + "X: a\r\n b\r\n\tc\r\nContent-Length: 0\r\n\r\n", 200),
            Behaviour.done(CHUNKED + "5;" + "a=b;".repeat(1000) + "\r\nhello\r\n0\r\nT: u\r\n\r\n", 200),
            Behaviour.doneByClosing(OK + "\r\nhello", 200),
            Behaviour.doneByClosing("HTTP/1.0 404 Not Found\r\n\r\n", 404),
            Behaviour.failed(
                    OK + "Content-Length: 5\r\n 6\r\n\r\nhello",
                    FailureKind.PROTOCOL,
                    "a framing header is folded over several lines"),
            Behaviour.failed(
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n",
                    FailureKind.PROTOCOL,
                    "the server switched protocols unasked"),
            Behaviour.failed("\0\0\0\4\0\0\0\0\0", FailureKind.PROTOCOL, "not an HTTP/1.1 response: ?????????"),
            Behaviour.failed(
                    "<html>hello</html>", FailureKind.PROTOCOL, "not an HTTP/1.1 response: <html>hello</html>"),
            Behaviour.failed("HTTP/2 200\r\n\r\n", FailureKind.PROTOCOL, "not an HTTP/1.1 response: HTTP/2 200"),
            Behaviour.failed("HTTP/1.1 2OO OK\r\n\r\n", FailureKind.PROTOCOL, "bad status code: HTTP/1.1 2OO OK"),
            Behaviour.failed(OK + "no colon\r\n\r\n", FailureKind.PROTOCOL, "bad header: no colon"),
            Behaviour.failed(
                    "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:99999/\r\nContent-Length: 0\r\n\r\n",
                    FailureKind.REDIRECTS,
                    "a redirect that cannot be followed: http://127.0.0.1:99999/"),
            Behaviour.closing("HTTP/1.", IN_A_RESPONSE),
            Behaviour.closing(OK + "Content-L", IN_A_RESPONSE),
            Behaviour.closing(OK + "Content-Length: 5\r\n", IN_A_RESPONSE),
            Behaviour.closing("HTTP/1.1 100 Continue\r\n\r\n", IN_A_RESPONSE),
            Behaviour.closing(OK + "Content-Length: 5\r\n\r\nhell", IN_A_RESPONSE),
            Behaviour.closing(CHUNKED, IN_A_RESPONSE),
            Behaviour.closing(CHUNKED + "5", IN_A_RESPONSE),
            Behaviour.closing(CHUNKED + "5\r\nhel", IN_A_RESPONSE),
            Behaviour.closing(CHUNKED + "5\r\nhello", IN_A_RESPONSE),
            Behaviour.closing(CHUNKED + "5\r\nhello\r\n0\r\nT: u\r\n", IN_A_RESPONSE),
            Behaviour.closing("", "closed the connection without a response"));

    private static final Observed OBSERVED = new Observed();

    @BeforeAll
    static void attack() throws Exception {
        try (AttackEngine engine = AttackEngine.create(EngineOptions.DEFAULTS);
                ScriptedServer server = new ScriptedServer((request, out, socket) -> {
                    Behaviour behaviour =
                            BEHAVIOURS.get(Integer.parseInt(request.path().substring(1)));
                    behaviour.play(out, socket);
                    return !behaviour.closes();
                })) {
            Target[] targets = IntStream.range(0, BEHAVIOURS.size())
                    .mapToObj(i -> named(i, server.url("/" + i)))
                    .toArray(Target[]::new);
            engine.start(
                    Plans.at(2 * HITS_EACH * BEHAVIOURS.size(), Duration.ofMillis(500))
                            .with(options -> options.timeout(TIMEOUT))
                            .on(targets)
                            .plan(),
                    OBSERVED);
            OBSERVED.summary();
        }
        long standstill = OBSERVED.cuts().stream()
                .mapToLong(SecondCut::loopLagNanos)
                .max()
                .orElse(0);
        // A loop that stood still this long has timed hits out, whatever servers answered meanwhile.
        assumeThat(Duration.ofNanos(standstill)).isLessThan(TIMEOUT.dividedBy(2));
    }

    private static Target named(int i, String url) {
        Target get = Plans.get(url);
        return new Target(Integer.toString(i), "GET", get.url(), List.of(), Body.EMPTY, 1, List.of());
    }

    private static Stream<Behaviour> behaviours() {
        return BEHAVIOURS.stream();
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void endsEachHitAsWhatItIs(Behaviour behaviour) {
        List<Interval> intervals = OBSERVED.intervals().stream()
                .filter(each -> each.target().equals(Integer.toString(BEHAVIOURS.indexOf(behaviour))))
                .toList();

        boolean done = behaviour.kind() == null;
        boolean answered = done || behaviour.kind() == FailureKind.REDIRECTS;
        assertThat(intervals.stream().map(Interval::ledger).reduce(Ledger.ZERO, Ledger::plus))
                .as(() -> intervals.stream()
                        .flatMap(each -> each.exemplars().stream())
                        .toList()
                        .toString())
                .isEqualTo(new Ledger(HITS_EACH, HITS_EACH, 0, answered ? HITS_EACH : 0, answered ? 0 : HITS_EACH));
        if (done) {
            assertThat(intervals)
                    .allSatisfy(each -> assertThat(each.statusCodes().keySet()).isSubsetOf(behaviour.status()));
        } else {
            assertThat(intervals)
                    .allSatisfy(each -> assertThat(each.failures().keySet()).isSubsetOf(behaviour.kind()));
            assertThat(intervals.stream()
                            .flatMap(each -> each.exemplars().stream())
                            .map(Exemplar::text))
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text).endsWith(behaviour.text()));
        }
    }

    @Test
    void everyHitIsAccountedFor() throws Exception {
        long answered = BEHAVIOURS.stream()
                .filter(each -> each.kind() == null || each.kind() == FailureKind.REDIRECTS)
                .count();
        long hits = (long) HITS_EACH * BEHAVIOURS.size();

        assertThat(OBSERVED.summary().ledger())
                .isEqualTo(new Ledger(hits, hits, 0, HITS_EACH * answered, hits - HITS_EACH * answered));
        assertThat(OBSERVED.failures().keySet())
                .isEqualTo(Set.of(
                        FailureKind.PROTOCOL,
                        FailureKind.TIMEOUT,
                        FailureKind.CLOSED,
                        FailureKind.REDIRECTS,
                        FailureKind.STATUS));
    }

    @AfterAll
    static void nothingIsLeftWaiting() {
        assertThat(OBSERVED.cuts()).last().satisfies(cut -> assertThat(cut.inFlight())
                .isZero());
    }
}
