package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.transport.Transport;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** X-Vegeta-Seq, which links a target's log with the results. */
@ExtendWith(Leaks.class)
class HitNumbersTest {

    private static final Plans PLANS = Plans.at(100, Duration.ofMillis(500));
    private static final Pattern SEQ = Pattern.compile("\r\nX-Vegeta-Seq: (\\d+)\r\n");
    private static final Long[] FROM_0_TO_49 = LongStream.range(0, 50).boxed().toArray(Long[]::new);

    private final Observed observed = new Observed();

    @Test
    void everyHitSaysItsNumberOnce() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            attack(PLANS.on(server.url("/a"), server.url("/b")).plan());

            assertThat(numbers(server)).containsExactlyInAnyOrder(FROM_0_TO_49);
            assertThat(server.requests()).allMatch(request -> request.head().contains("\r\nX-Vegeta-Attack: test\r\n"));
        }
    }

    @Test
    void soDoThoseWithPlaceholdersAndThoseWithBodies() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            String text = "x".repeat(20_000);
            attack(PLANS.on(
                            post(server.url("/varied"), "{{seq}}"),
                            post(server.url("/short"), "abc"),
                            post(server.url("/long"), text))
                    .plan());

            assertThat(numbers(server)).containsExactlyInAnyOrder(FROM_0_TO_49);
            assertThat(server.requests())
                    .filteredOn(request -> request.path().equals("/long"))
                    .hasSizeGreaterThanOrEqualTo(16)
                    .allMatch(request -> request.body().equals(text));
            assertThat(server.requests())
                    .filteredOn(request -> request.path().equals("/short"))
                    .allMatch(request -> request.body().equals("abc"));
            assertThat(server.requests())
                    .filteredOn(request -> request.path().equals("/varied"))
                    .allMatch(request -> request.head().contains("\r\nX-Vegeta-Seq: " + request.body() + "\r\n"));
        }
    }

    @Test
    void aRedirectKeepsTheNumberOfItsHit() throws Exception {
        try (ScriptedServer there = ScriptedServer.answering(ScriptedServer.HELLO);
                ScriptedServer here = ScriptedServer.answering(
                        "HTTP/1.1 302 Found\r\nLocation: " + there.url("/there") + "\r\nContent-Length: 0\r\n\r\n")) {
            attack(PLANS.on(here.url("/here")).plan());

            assertThat(numbers(here)).containsExactlyInAnyOrder(FROM_0_TO_49);
            assertThat(numbers(there)).containsExactlyInAnyOrder(FROM_0_TO_49);
        }
    }

    @Test
    void overHttp2Too() throws Exception {
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(ScriptedHttp2Server.Request::hello)) {
            attack(PLANS.with(options -> options.h2c(true)).on(server.url("/")).plan());

            assertThat(server.requests())
                    .extracting(request ->
                            Long.valueOf(request.headers().get("x-vegeta-seq").toString()))
                    .containsExactlyInAnyOrder(FROM_0_TO_49);
        }
    }

    @Test
    void anAttackWithoutANameSaysTheNumberOnly() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            AttackSpec spec = new AttackSpec(
                    "",
                    new ConstantPacer(100),
                    Duration.ofMillis(500),
                    List.of(Plans.get(server.url("/"))),
                    OptionsDraft.defaults().options());
            attack(new AttackPlan(UUID.randomUUID(), "w", 1, Share.WHOLE, spec, System.nanoTime(), 0));

            assertThat(numbers(server)).containsExactlyInAnyOrder(FROM_0_TO_49);
            assertThat(server.requests()).noneMatch(request -> request.head().contains("X-Vegeta-Attack"));
        }
    }

    private void attack(AttackPlan plan) throws Exception {
        try (AttackEngine engine = AttackEngine.create(Transport.NIO, 2)) {
            engine.start(plan, observed);
            observed.summary();
        }
    }

    private static Target post(String url, String body) {
        return new Target(
                url, "POST", URI.create(url), List.of(new Header("A", "b")), Body.of(body.getBytes(US_ASCII)));
    }

    /** The numbers of all requests; -1 for a request with none or two. */
    private static List<Long> numbers(ScriptedServer server) {
        return server.requests().stream()
                .map(request -> SEQ.matcher(request.head()).results().toList())
                .map(found -> found.size() == 1 ? Long.parseLong(found.get(0).group(1)) : -1L)
                .toList();
    }
}
