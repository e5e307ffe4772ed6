package io.loadtester.cli.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.loadtester.cli.LoadTester;
import io.loadtester.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command from its flags to the curve, against a server that answers with 503 past its capacity. */
class SearchCommandTest {

    private static final String[] QUICK = {
        "--step-duration", "500ms", "--confirm-duration", "500ms", "--pause", "0s", "--no-warm-up", "--loops", "1"
    };

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private final AtomicInteger hits = new AtomicInteger();
    private HttpServer server;
    private Path output;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            hits.incrementAndGet();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        output = folder.resolve("curve");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void findsARateAndKeepsTheCurve() throws IOException {
        assertThat(search("success >= 1%", "--from", "20", "--to", "40", "--report", "json"))
                .as(err.toString())
                .isEqualTo(ExitCode.OK);

        JsonNode json = JsonMapper.shared().readTree(Files.readString(output));
        assertThat(json.path("result").asString()).isEqualTo("found");
        assertThat(json.path("ratePerSecond").asDouble()).isEqualTo(40);
        assertThat(json.path("curve")
                        .valueStream()
                        .map(point -> point.path("stage").asString() + " "
                                + point.path("ratePerSecond").asInt()))
                .containsExactly("RAMP 20", "RAMP 40", "CONFIRM 40");
        assertThat(json.path("curve")
                        .get(0)
                        .path("thresholds")
                        .get(0)
                        .path("passed")
                        .asBoolean())
                .isTrue();
        assertThat(hits).hasValue(10 + 20 + 20);
    }

    @ParameterizedTest
    @CsvSource({"text, Does not hold", "csv, 'ramp,20,0,'", "markdown, | ramp | 20/s |", "html, <polyline"})
    void saysWhenNothingHolds(String form, String part) throws IOException {
        status = 503;

        assertThat(search("status(5xx) < 1%", "--from", "20", "--to", "40", "--report", form))
                .isEqualTo(ExitCode.THRESHOLD);

        assertThat(Files.readString(output, StandardCharsets.UTF_8)).contains(part);
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
