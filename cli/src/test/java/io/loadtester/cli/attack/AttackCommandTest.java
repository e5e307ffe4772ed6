package io.loadtester.cli.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.loadtester.cli.LoadTester;
import io.loadtester.cli.terminal.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command attack, from its flags to its output, against a real server. */
class AttackCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private Path output;
    private Path targets;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Test") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            if (exchange.getRequestURI().getPath().startsWith("/from")) {
                String to = exchange.getRequestURI().getPath().equals("/from-itself") ? "/from-itself" : "/to";
                exchange.getResponseHeaders().set("Location", to);
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
                return;
            }
            byte[] body = "hello".getBytes(UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/missing") ? 404 : 200, 5);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        output = folder.resolve("output");
        targets = Files.writeString(folder.resolve("targets.txt"), "GET " + url("/") + "\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void writesARecordForEveryHit() throws IOException {
        assertThat(attack("-rate", "100", "-duration", "500ms", "-name", "mine"))
                .isEqualTo(ExitCode.OK);

        List<JsonNode> records = Files.readAllLines(output).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        assertThat(records).hasSize(50);
        assertThat(records).extracting(record -> record.path("seq").asLong()).doesNotHaveDuplicates();
        assertThat(records).allSatisfy(record -> {
            assertThat(record.path("attack").asString()).isEqualTo("mine");
            assertThat(record.path("code").asInt()).isEqualTo(200);
            assertThat(record.path("bytes_in").asInt()).isEqualTo(5);
            assertThat(record.path("url").asString()).isEqualTo(url("/"));
            assertThat(new String(Base64.getDecoder().decode(record.path("body").asString()), UTF_8))
                    .isEqualTo("hello");
            assertThat(record.path("headers").path("Content-length").get(0).asString())
                    .isEqualTo("5");
            assertThat(record.path("latency").asLong())
                    .isGreaterThanOrEqualTo(record.path("service_time").asLong());
        });
        assertThat(requests).hasSize(50);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /from-here, GET, /to, 200",
        "POST, /from-{{seq}}, POST, /to, 200",
        "GET, /from-itself, GET, /from-itself, 302"
    })
    void recordsWhatWasAskedForAndBesideItWhereRedirectsLed(
            String method, String path, String recorded, String last, int code) throws IOException {
        Files.writeString(targets, method + " " + url(path) + "\n");

        attack("-rate", "10", "-duration", "300ms", "-redirects", "2");

        assertThat(Files.readAllLines(output)).hasSize(3).allSatisfy(line -> {
            JsonNode record = JsonMapper.shared().readTree(line);
            String seq = record.path("seq").asString();
            assertThat(record.path("method").asString()).isEqualTo(recorded);
            assertThat(record.path("url").asString()).isEqualTo(url(path.replace("{{seq}}", seq)));
            assertThat(record.path("last_url").asString()).isEqualTo(url(last));
            assertThat(record.path("code").asInt()).isEqualTo(code);
        });
    }

    @Test
    void aReportBeginsWithTheVerdictAndCarriesTheLedger() throws IOException {
        attack("-rate", "10", "-duration", "500ms", "--report", "text");

        assertThat(Files.readAllLines(output)).first().asString().matches("Measurement +(valid|degraded|invalid).*");
        assertThat(output).content().contains("Ledger        scheduled 5 = ");
    }

    @Test
    void oneHitIsOneTime() throws IOException {
        attack("-rate", "1", "-duration", "1s", "--report", "json");

        JsonNode latencies = JsonMapper.shared().readTree(output.toFile()).path("latencies");
        for (String key : List.of("total", "mean", "50th", "90th", "95th", "99th", "max")) {
            assertThat(latencies.path(key).asLong())
                    .isEqualTo(latencies.path("min").asLong());
        }
    }

    @Test
    void bodiesMayBeInFiles() throws IOException {
        Path body = Files.writeString(folder.resolve("body"), "from a file");
        Files.writeString(targets, "POST " + url("/a") + "\nX-Test: b\n@" + body + "\nPUT " + url("/c") + "\n");

        attack("-rate=0", "-max-workers=1", "-lazy");

        assertThat(requests).containsExactlyInAnyOrder("POST /a b from a file", "PUT /c null ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"method\":\"GET\",\"url\":\"%s\"}\n",
                "GET %s\n",
                "POST %s\nX-Test: {{seq}}\n\n",
            })
    void anEndlessGeneratorIsAttackedForAsLongAsTheAttackTakes(String target) throws IOException {
        InputStream before = System.in;
        AtomicLong made = new AtomicLong();
        System.setIn(endless(n -> String.format(target, url("/" + n)), made));
        try {
            assertThat(attack("-targets", "stdin", "-lazy", "-rate", "100", "-duration", "500ms"))
                    .isEqualTo(ExitCode.OK);
        } finally {
            System.setIn(before);
        }

        assertThat(Files.readAllLines(output)).hasSize(50);
        assertThat(requests)
                .extracting(request -> request.split(" ", -1)[1])
                .containsExactlyInAnyOrder(
                        IntStream.range(0, 50).mapToObj(n -> "/" + n).toArray(String[]::new));
        assertThat(made.get()).isLessThan(100_000);
    }

    @Test
    void aBadTargetInAStreamEndsTheAttackAndIsTold() throws IOException {
        Files.writeString(targets, "GET " + url("/") + "\nGET nowhere\nGET " + url("/") + "\n");

        assertThat(attack("-lazy", "-rate", "10")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("--targets").contains("line 2: bad URL: \"nowhere\"");
    }

    @Test
    void sendsBracesAsTheyAreWithoutTemplates() throws IOException {
        Path body = Files.writeString(folder.resolve("body"), "{{x}}");
        Files.writeString(targets, "POST " + url("/{{y}}") + "\nX-Test: {{z}}\n@" + body + "\n");

        assertThat(attack("-rate", "2", "-duration", "500ms")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--no-template");
        assertThat(attack("-no-template", "-rate", "2", "-duration", "500ms")).isEqualTo(ExitCode.OK);

        assertThat(requests).containsExactly("POST /%7B%7By%7D%7D {{z}} {{x}}");
    }

    @Test
    void aLongBodyForAllTargetsIsNotCopied() throws IOException {
        Path body = Files.write(folder.resolve("body"), new byte[20_000_000]);
        Files.writeString(targets, "POST " + url("/a") + "\n\nPUT " + url("/b") + "\n");

        assertThat(attack("-body", body.toString(), "-rate", "4", "-duration", "1s"))
                .isEqualTo(ExitCode.OK);

        assertThat(requests).hasSize(4).allMatch(request -> request.length() > 20_000_000);
    }

    @Test
    void aFailedAssertionIsAFailure() throws IOException {
        attack(
                "-rate",
                "10",
                "-duration",
                "500ms",
                "--report",
                "json",
                "--assert",
                "{\"body\":{\"contains\":\"bye\"}}");

        JsonNode report = JsonMapper.shared().readTree(output.toFile());
        assertThat(report.path("failures").path("assertion").asInt()).isEqualTo(5);
        assertThat(report.path("success").asDouble()).isZero();
    }

    @Test
    void recordsAsMuchOfABodyAsIsWanted() throws IOException {
        attack("-rate", "10", "-duration", "500ms", "-max-body", "2");

        assertThat(Files.readAllLines(output)).hasSize(5).allSatisfy(line -> assertThat(
                        JsonMapper.shared().readTree(line).path("body").asString())
                .isEqualTo("aGU="));
    }

    @Test
    void reportsStraightFromTheHistograms() throws IOException {
        Files.writeString(targets, "GET " + url("/") + "\n\nGET " + url("/missing") + "\n");

        // On a busy machine the verdict may be invalid, but the counts are the same.
        assertThat(attack("--rate", "100", "--duration", "500ms", "--report", "json"))
                .isIn(ExitCode.OK, ExitCode.DOUBTFUL);

        JsonNode report = JsonMapper.shared().readTree(output.toFile());
        assertThat(report.path("requests").asInt()).isEqualTo(50);
        assertThat(report.path("status_codes").path("200").asInt()).isEqualTo(25);
        assertThat(report.path("status_codes").path("404").asInt()).isEqualTo(25);
        assertThat(report.path("errors").get(0).asString()).isEqualTo("404 Not Found");
        assertThat(report.path("bytes_in").path("total").asInt()).isEqualTo(250);
        assertThat(report.path("latencies").path("99th").asLong()).isPositive();
    }

    @Test
    void countsEveryFailureByItsText() throws IOException {
        int port = server.getAddress().getPort();
        server.stop(0);

        attack("--rate", "100", "--duration", "500ms", "--report", "json");

        JsonNode report = JsonMapper.shared().readTree(output.toFile());
        assertThat(report.path("failures").path("connect_refused").asInt()).isEqualTo(50);
        assertThat(report.path("duration").asLong()).isEqualTo(490_000_000);
        assertThat(report.path("rate").asDouble()).isCloseTo(50 / 0.49, within(0.01));
        assertThat(report.path("error_counts").propertyNames())
                .singleElement()
                .asString()
                .startsWith("connection refused by ")
                .endsWith(":" + port);
        assertThat(report.path("error_counts").iterator().next().asInt()).isEqualTo(50);
    }

    @Test
    void sendsWhatTheFlagsSay() throws IOException {
        Path body = Files.writeString(folder.resolve("body"), "text");
        Files.writeString(targets, "POST " + url("/x?y=1") + "\n");

        attack("-rate=0", "-max-workers=2", "-max-requests=7", "-header", "X-Test: a b", "-body", body.toString());

        assertThat(requests).hasSize(7).containsOnly("POST /x?y=1 a b text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-rate 0 -duration 1s | --max-in-flight: is missing",
                "-rate 0 -max-workers x | --max-workers: must be a whole number",
                "-rate 0 -max-in-flight 0 | --max-in-flight: must be a whole number",
                "-max-workers 1 -max-in-flight 2 | --max-workers: is given twice",
                "-rate x -duration 1s | --rate: must be a rate",
                "-duration soon | --duration: must be a duration",
                "-timeout soon | --timeout: must be a duration",
                "-header nocolon | --header: ",
                "-max-body much | --max-body: must be a number of bytes",
                "-root-certs /nowhere.pem | --root-certs: cannot read /nowhere.pem",
                "-connect-to a:1 | --connect-to: must be",
                "--assert {x | --assert: must be a JSON object",
                "--assert {\"status\":\"9xx\"} | --assert: ",
                "-report pie | --report: must be text, json",
                "-tick 1m | tick must be from 0 to 100 ms",
                "-pacer {} | --pacer: type: is missing",
                "-assert {\"json\":5} | --assert: ",
                "-targets /nowhere | --targets: cannot read /nowhere"
            })
    void refusesWhatCannotBeAndNamesTheFlag(String flags, String message) {
        assertThat(attack(flags.split(" ", -1))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(message);
        assertThat(requests).isEmpty();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private int attack(String... flags) {
        // Without a limit on lateness: what is counted does not depend on how busy the machine is.
        List<String> arguments = new ArrayList<>(
                List.of("attack", "--warm-up", "0s", "--max-lateness", "0s", "--output", output.toString()));
        arguments.addAll(List.of(flags));
        if (!arguments.contains("-targets")) {
            arguments.addAll(List.of("--targets", targets.toString()));
        }
        CommandLine commandLine = LoadTester.commandLine(Map.of());
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments.toArray(String[]::new));
    }

    private static InputStream endless(LongFunction<String> target, AtomicLong made) {
        return new InputStream() {
            private InputStream current = InputStream.nullInputStream();

            @Override
            public int read() throws IOException {
                int next = current.read();
                if (next < 0) {
                    current = new ByteArrayInputStream(
                            target.apply(made.getAndIncrement()).getBytes(UTF_8));
                    next = current.read();
                }
                return next;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                bytes[offset] = (byte) read();
                return 1 + current.readNBytes(bytes, offset + 1, length - 1);
            }
        };
    }
}
