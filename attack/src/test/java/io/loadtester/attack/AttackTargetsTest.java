package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.loop.TargetStream;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.UrlTemplate;
import io.loadtester.common.url.Url;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Long lists of targets, and targets from a stream. */
@ExtendWith(Leaks.class)
class AttackTargetsTest {

    private static final Plans PLANS = Plans.at(100, Duration.ofMillis(500));

    private static AttackEngine engine;

    private final Observed observed = new Observed();
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeAll
    static void startEngine() {
        engine = AttackEngine.create(EngineOptions.DEFAULTS);
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @Test
    void aLongListIsHitInItsOrder() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            Target[] targets = IntStream.range(0, 100_000)
                    .mapToObj(i -> target(server, "/" + i))
                    .toArray(Target[]::new);
            engine.start(PLANS.on(targets).plan(), observed);

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 50, 0, 50, 0));
            assertThat(server.requests())
                    .extracting(request -> request.path())
                    .containsExactlyInAnyOrder(
                            IntStream.range(0, 50).mapToObj(n -> "/" + n).toArray(String[]::new));
        }
    }

    @Test
    void aStreamThatNeverEndsIsAttackedForAsLongAsTheAttackTakes() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            stream(server, n -> Optional.of(target(server, "/" + n)));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 50, 0, 50, 0));
            assertThat(server.requests())
                    .extracting(request -> request.path())
                    .containsExactlyInAnyOrder(
                            IntStream.range(0, 50).mapToObj(n -> "/" + n).toArray(String[]::new));
            assertThat(asked.get()).isLessThanOrEqualTo(50 + engine.loopCount() * 4_096 + 10);
        }
    }

    @Test
    void anAttackEndsWithItsStream() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            stream(server, n -> n < 7 ? Optional.of(target(server, "/" + n)) : Optional.empty());

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(7, 7, 0, 7, 0));
            assertThat(observed.summary().reason()).isEmpty();
        }
    }

    @Test
    void anAttackStopsWhenItsStreamFails() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            stream(server, n -> {
                if (n == 3) {
                    throw new IOException("the third is no target");
                }
                return Optional.of(target(server, "/" + n));
            });

            assertThat(observed.summary().reason()).isEqualTo("the third is no target");
        }
    }

    @Test
    void hitsWaitForTargetsThatComeLate() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            stream(server, n -> {
                while (server.requestCount() < n) {
                    Thread.onSpinWait();
                }
                return n < 20 ? Optional.of(target(server, "/" + n)) : Optional.empty();
            });

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(20, 20, 0, 20, 0));
        }
    }

    @Test
    void eachTargetOfAStreamHasItsNameItsAssertionsAndItsPlaceholders() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            stream(
                    server,
                    n -> Optional.of(new Target(
                            n % 2 == 0 ? "even" : "odd",
                            "POST",
                            new UrlTemplate(Url.parse("http://127.0.0.1:" + server.port()), "/{{seq}}"),
                            List.of(),
                            Body.of("{{seq}}".getBytes(UTF_8)),
                            1,
                            List.of(new Assertion.BodyContains(n % 2 == 0 ? "hello" : "bye")))));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 50, 0, 50, 0));
            assertThat(observed.failures()).containsOnlyKeys(FailureKind.ASSERTION);
            assertThat(observed.intervals()).extracting(Interval::target).containsOnly("even", "odd");
            assertThat(server.requests())
                    .allMatch(request -> request.path().equals("/" + request.body()))
                    .extracting(request -> request.path())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aLongBodyArrivesWhole() throws Exception {
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            for (boolean chunked : new boolean[] {false, true}) {
                Observed each = new Observed();
                Plans plans = Plans.at(20, Duration.ofMillis(250))
                        .with(options -> chunked ? options.chunked(Body.EMPTY) : options)
                        .on(new Target("t", "POST", URI.create(server.url("/")), List.of(), Body.of(bytes)));
                engine.start(plans.plan(), each);

                assertThat(each.summary().ledger()).isEqualTo(new Ledger(5, 5, 0, 5, 0));
            }

            assertThat(server.requests()).hasSize(10).allSatisfy(request -> assertThat(
                            request.body().getBytes(ISO_8859_1))
                    .isEqualTo(bytes));
        }
    }

    private void stream(ScriptedServer server, Script script) {
        TargetStream stream = () -> script.next(asked.getAndIncrement());
        engine.start(PLANS.on(server.url("/of/no/hit")).plan().with(stream), observed);
    }

    private interface Script {
        Optional<Target> next(int n) throws IOException;
    }

    private static Target target(ScriptedServer server, String path) {
        return new Target(path, "GET", URI.create(server.url(path)), List.of(), Body.EMPTY);
    }
}
