package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.ConnectTo;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.UrlTemplate;
import io.loadtester.common.url.Url;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unusual hosts, paths and headers that other programs accept, as a target sees them. */
@ExtendWith(Leaks.class)
class AttackUrlsTest {

    private static final Plans TEN = Plans.at(100, Duration.ofMillis(100));

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

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "http://my_service/a my_service /a",
                "http://web.1/ web.1 /",
                "http://Bücher.example/ü xn--bcher-kva.example /%C3%BC",
                "http://h/a|b{c}?d=\"^` h /a%7Cb%7Bc%7D?d=%22%5E%60",
                "http://h/%?50% h /%25?50%25",
                "http://h?q h /?q"
            })
    void targetsAreAskedForAsTheyAreMeant(String url, String host, String path) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            attack(TEN.with(options -> options.connectTo(new ConnectTo(host, 80, "127.1", server.port())))
                    .on(get(url)));

            assertThat(observed.texts()).isEmpty();
            assertThat(server.requests()).hasSize(10).allSatisfy(request -> assertThat(request.head())
                    .startsWith("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n"));
        }
    }

    @ParameterizedTest
    @CsvSource({"127.1", "2130706433", "0x7f.0.0.1"})
    void anAddressIsAttackedHoweverItIsSpelt(String host) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            attack(TEN.on(get("http://" + host + ":" + server.port() + "/")));

            assertThat(observed.texts()).isEmpty();
            assertThat(server.requests()).hasSize(10).allSatisfy(request -> assertThat(request.head())
                    .contains("\r\nHost: 127.0.0.1:" + server.port() + "\r\n"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/caf\u00e9 h /caf%E9",
                "/caf\u00c3\u00a9?\u00ff h /caf%C3%A9?%FF",
                "http://my_service/a|b my_service /a%7Cb",
                "//b\u00c3\u00bccher/% xn--bcher-kva /%25"
            })
    void redirectsAreFollowedByTheSameRule(String location, String host, String path) throws Exception {
        String redirect = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n";
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> {
            out.write((request.path().equals("/from") ? redirect : ScriptedServer.HELLO).getBytes(ISO_8859_1));
            return true;
        })) {
            attack(TEN.with(options -> options.connectTo(
                            new ConnectTo("h", 80, "127.0.0.1", server.port()),
                            new ConnectTo(host.equals("h") ? "unused" : host, 80, "127.0.0.1", server.port())))
                    .on(get("http://h/from")));

            assertThat(observed.texts()).isEmpty();
            assertThat(server.requests().stream()
                            .filter(request -> !request.path().equals("/from"))
                            .toList())
                    .hasSize(10)
                    .allSatisfy(request -> assertThat(request.head())
                            .startsWith("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n"));
        }
    }

    @Test
    void whatLeadsNowhereIsShownAsItIsReadAndNotWhole() throws Exception {
        String location = "mailto:\u00c3\u00a9" + "x".repeat(200_000);
        try (ScriptedServer server = ScriptedServer.answering(
                "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n")) {
            attack(TEN.on(get(server.url("/"))));

            assertThat(observed.failures()).isEqualTo(Map.of(FailureKind.REDIRECTS, 10L));
            assertThat(observed.texts()).allSatisfy(text -> assertThat(text)
                    .startsWith("a redirect that cannot be followed: mailto:\u00e9xxx")
                    .hasSizeLessThan(300));
        }
    }

    @Test
    void longUrlsAndLongHeaderLinesAreTaken() throws Exception {
        String path = "/" + "x".repeat(Url.MAX_LENGTH - 1);
        String cookie = "Set-Cookie: " + "y".repeat(256 * 1024 - 12);
        try (ScriptedServer server =
                ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n" + cookie + "\r\n\r\nhello")) {
            attack(TEN.on(new Target(
                    "t",
                    "GET",
                    UrlTemplate.of(Url.parse(server.url("")).withPathAndQuery(path)),
                    List.of(),
                    Body.EMPTY,
                    1,
                    List.of())));

            assertThat(observed.texts()).isEmpty();
            assertThat(observed.statusCodes()).isEqualTo(Map.of(200, 10L));
            assertThat(server.requests()).hasSize(10).allMatch(request -> request.path()
                    .equals(path));
        }
    }

    private void attack(Plans plans) throws Exception {
        engine.start(plans.plan(), observed);
        assertThat(observed.summary().ledger().scheduled()).isEqualTo(10);
    }

    private static Target get(String url) {
        return new Target(url, "GET", UrlTemplate.of(Url.parse(url)), List.of(), Body.EMPTY, 1, List.of());
    }
}
