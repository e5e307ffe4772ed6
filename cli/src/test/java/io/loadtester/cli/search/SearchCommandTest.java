package io.loadtester.cli.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.loadtester.cli.LoadTester;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.spec.threshold.ThresholdParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
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

/** The command search, from its flags to the curve, against a real server. */
class SearchCommandTest {

    private static final String[] QUICK = {
        "--step-duration", "500ms", "--confirm-duration", "500ms", "--pause", "0s", "--warm-up", "0s", "--loops", "1"
    };

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private final AtomicInteger hits = new AtomicInteger();
    private IntUnaryOperator answer = hit -> 200;
    private HttpServer server;
    private Path output;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(answer.applyAsInt(hits.incrementAndGet()), -1);
            exchange.close();
        });
        server.start();
        output = folder.resolve("curve");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** The result depends on the speed of this machine, but the curve is written in any case. */
    @Test
    void attacksAndKeepsTheCurve() throws IOException {
        int exitCode = search(
                "success >= 1%", "--threshold", "throughput > 1/s", "--from", "20", "--to", "40", "--report", "json");

        JsonNode json = JsonMapper.shared().readTree(Files.readString(output));
        assertThat(exitCode)
                .as(err.toString())
                .isEqualTo(json.path("result").asString().equals("found") ? ExitCode.OK : ExitCode.DOUBTFUL);
        JsonNode first = json.path("curve").get(0);
        assertThat(first.path("stage").asString()).isEqualTo("RAMP");
        assertThat(first.path("ratePerSecond").asDouble()).isEqualTo(20);
        assertThat(first.path("p99Nanos").asLong()).isPositive();
        assertThat(first.path("thresholds").get(0).path("text").asString()).isEqualTo("was 10 of 10 hits (100%)");
        assertThat(hits).hasValue((int) json.path("curve")
                .valueStream()
                .mapToLong(point -> point.path("ratePerSecond").asLong() / 2)
                .sum());
    }

    /** Targets that are down, shed load or do not exist fail fast. */
    @ParameterizedTest
    @ValueSource(strings = {"500 for all", "503 for most", "429 for some", "nobody listens"})
    void noRateHoldsAtWhichATargetFails(String target) throws IOException {
        answer = hit -> switch (target) {
            case "500 for all" -> 500;
            case "503 for most" -> hit % 5 == 0 ? 200 : 503;
            case "429 for some" -> hit % 20 == 0 ? 429 : 200;
            default -> 200;
        };
        if (target.equals("nobody listens")) {
            server.stop(0);
        }

        int exitCode = search("p99(response, all) < 10s", "--from", "50", "--to", "100", "--report", "json");

        JsonNode json = JsonMapper.shared().readTree(Files.readString(output));
        assertThat(json.path("result").asString()).as(err.toString()).isNotEqualTo("found");
        assertThat(exitCode).isNotEqualTo(ExitCode.OK);
        json.path("curve").valueStream().forEach(point -> assertThat(
                        point.path("thresholds").toString())
                .contains("success > 99%", "throughput > 95% of target"));
    }

    @Test
    void asksForWhatTheUserSaysInstead() {
        assertThat(SearchThresholds.with(
                        List.of(ThresholdParser.parse("failures < 50%"), ThresholdParser.parse("throughput > 1/s"))))
                .hasSize(2);
        assertThat(SearchThresholds.with(List.of(ThresholdParser.parse("failures(timeout) < 1%"))))
                .extracting(Threshold::toString)
                .containsExactly("failures(timeout) < 1%", "success > 99%", "throughput > 95% of target");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failures << 1% | 10 | 20 | 2% | --threshold: at character 11: expected a number of hits",
                "failures < 1% | 0 | 20 | 2% | --from: must be above 0",
                "failures < 1% | 10 | 5 | 2% | --to: must not be below --from",
                "failures < 1% | 10 | 20 | 2 | --precision: must be a percentage",
                "failures < 1% | 10 | 20 | x% | --precision: must be a percentage",
                "failures < 1% | 10 | 20 | 200% | --precision: must be a percentage"
            })
    void refusesWhatMakesNoSense(String threshold, String from, String to, String precision, String message) {
        assertThat(search(threshold, "--from", from, "--to", to, "--precision", precision))
                .isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).startsWith("loadtester: " + message);
        assertThat(hits).hasValue(0);
    }

    private int search(String threshold, String... more) {
        List<String> arguments = new ArrayList<>(List.of("search", "--threshold", threshold));
        arguments.addAll(List.of("--targets", targets(), "--output", output.toString()));
        arguments.addAll(List.of(QUICK));
        arguments.addAll(List.of(more));
        CommandLine commandLine = LoadTester.commandLine(Map.of());
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments.toArray(String[]::new));
    }

    private String targets() {
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            return Files.writeString(folder.resolve("targets.txt"), "GET " + url + "\n")
                    .toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
