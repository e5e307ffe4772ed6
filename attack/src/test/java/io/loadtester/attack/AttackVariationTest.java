package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Ledger;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Feeder;
import io.loadtester.common.test.FeederOrder;
import io.loadtester.common.test.FeederRows;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.UrlTemplate;
import io.loadtester.common.url.Url;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Placeholders, feeders and weights as a target sees them. */
@ExtendWith(Leaks.class)
class AttackVariationTest {

    private static final Plans PLANS = Plans.at(100, Duration.ofMillis(500));

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
    void everyHitHasItsNumber() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            attack(PLANS.on(varied(server, "POST", "/{{seq}}", "body {{seq}}", 1)));

            assertThat(server.requests())
                    .extracting(request -> request.path())
                    .containsExactlyInAnyOrder(
                            IntStream.range(0, 50).mapToObj(n -> "/" + n).toArray(String[]::new));
            assertThat(server.requests()).allMatch(request -> request.body()
                    .equals("body " + request.path().substring(1)));
            assertThat(bytesOut()).isEqualTo(10 * "body 0".length() + 40 * "body 10".length());
        }
    }

    @Test
    void hitsEndWithTheRowsOfAFeederThatIsUsedOnce() throws Exception {
        FeederRows.Builder rows = new FeederRows.Builder(1);
        IntStream.range(0, 10).forEach(row -> rows.add("row" + row));
        var options =
                OptionsDraft.defaults().options().with(new Feeder(List.of("x"), rows.build(), FeederOrder.ONCE, 0));
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            attack(PLANS.with(options).on(varied(server, "GET", "/{{x}}", "", 1)));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(10, 10, 0, 10, 0));
            assertThat(server.requests())
                    .extracting(request -> request.path())
                    .containsExactlyInAnyOrder(
                            IntStream.range(0, 10).mapToObj(n -> "/row" + n).toArray(String[]::new));
        }
    }

    @Test
    void aRedirectedHitKeepsItsValues() throws Exception {
        try (ScriptedServer there = ScriptedServer.answering(ScriptedServer.HELLO);
                ScriptedServer here = new ScriptedServer((request, out, socket) -> {
                    String head = "HTTP/1.1 307 Go\r\nLocation: " + there.url("/there" + request.path())
                            + "\r\nContent-Length: 0\r\n\r\n";
                    out.write(head.getBytes(ISO_8859_1));
                    return true;
                })) {
            attack(PLANS.on(varied(here, "POST", "/{{uuid}}/{{seq}}", "{{uuid}} {{seq}}", 1)));

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(50, 50, 0, 50, 0));
            assertThat(there.requests())
                    .extracting(request -> request.path() + " " + request.body())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(here.requests().stream()
                            .map(request -> "/there" + request.path() + " " + request.body())
                            .toList());
        }
    }

    @Test
    void targetsAreHitAsOftenAsTheirWeightsSay() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            attack(PLANS.on(
                    varied(server, "GET", "/a", "", 3),
                    varied(server, "GET", "/b", "", 1),
                    varied(server, "GET", "/c", "", 1)));

            assertThat(server.requests())
                    .filteredOn(request -> request.path().equals("/a"))
                    .hasSize(30);
            assertThat(server.requests())
                    .filteredOn(request -> request.path().equals("/b"))
                    .hasSize(10);
        }
    }

    private void attack(Plans plans) throws Exception {
        engine.start(plans.plan(), observed);
        observed.summary();
    }

    private long bytesOut() {
        return observed.intervals().stream().mapToLong(each -> each.bytesOut()).sum();
    }

    private static Target varied(ScriptedServer server, String method, String path, String body, int weight) {
        return new Target(
                path,
                method,
                new UrlTemplate(Url.parse("http://127.0.0.1:" + server.port()), path),
                List.of(new Header("A", "b")),
                Body.of(body.getBytes(UTF_8)),
                weight,
                List.of());
    }
}
