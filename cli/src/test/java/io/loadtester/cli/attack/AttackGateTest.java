package io.loadtester.cli.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.loadtester.cli.LoadTester;
import io.loadtester.cli.terminal.ExitCode;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Thresholds of an attack without a master, against a server that answers 200, or 503 under /broken. */
class AttackGateTest {

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/broken") ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void passesWhatHolds() throws IOException {
        // An invalid verdict, on a busy machine, takes precedence over the thresholds.
        assertThat(attack("/", "--quiet", "--threshold", "status(2xx) >= 99%", "--threshold", "failures < 1"))
                .isIn(ExitCode.OK, ExitCode.DOUBTFUL);

        assertThat(err.toString()).doesNotContain("threshold");
        assertThat(requests).hasValue(10);
    }

    @Test
    void failsWhatDoesNotHold() throws IOException {
        assertThat(attack("/broken", "--threshold", "success >= 99%", "--threshold", "status(5xx) < 20%"))
                .isIn(ExitCode.THRESHOLD, ExitCode.DOUBTFUL);

        assertThat(err.toString())
                .contains(
                        "loadtester: threshold failed: success >= 99%, was 0 of 10 hits",
                        "loadtester: threshold failed: status(5xx) < 20%, was 10 of 10 hits");
    }

    @Test
    void failsWhenNobodyListens() throws IOException {
        server.stop(0);

        assertThat(attack("/", "--threshold", "success > 99%")).isIn(ExitCode.THRESHOLD, ExitCode.DOUBTFUL);

        assertThat(err.toString()).contains("loadtester: threshold failed: success > 99%, was 0 of 10 hits");
    }

    @Test
    void holdsRecordedAttacksAgainstThemToo() throws IOException {
        Path targets = Files.writeString(folder.resolve("targets"), "GET " + url("/broken") + "\n");
        Path results = folder.resolve("results");

        int exitCode = run(
                "--targets",
                targets.toString(),
                "--output",
                results.toString(),
                "--rate",
                "20",
                "--duration",
                "500ms",
                "--warm-up",
                "0s",
                "--threshold",
                "status(503) < 1");

        assertThat(exitCode).isIn(ExitCode.THRESHOLD, ExitCode.DOUBTFUL);
        assertThat(Files.readAllLines(results, UTF_8)).hasSize(10);
        assertThat(err.toString()).contains("loadtester: threshold failed: status(503) < 1, was 10 of 10 hits");
    }

    @Test
    void endsAnAttackThatIsLost() throws IOException {
        Path targets = Files.writeString(folder.resolve("targets"), "GET " + url("/broken") + "\n");

        int exitCode = run(
                "--targets",
                targets.toString(),
                "--output",
                folder.resolve("report").toString(),
                "--report",
                "json",
                "--rate",
                "20",
                "--duration",
                "1h",
                "--warm-up",
                "0s",
                "--abort-on",
                "status(5xx) < 10",
                "--threshold",
                "failures < 1%");

        assertThat(exitCode).isIn(ExitCode.THRESHOLD, ExitCode.DOUBTFUL);
        assertThat(requests).hasValueGreaterThanOrEqualTo(10).hasValueLessThan(3_600 * 20);
        assertThat(err.toString())
                .contains("loadtester: threshold failed: status(5xx) < 10, was ", "; the test was stopped");
        assertThat(folder.resolve("report")).content().contains("\"503\"");
    }

    @Test
    void pointsAtWhatMakesNoSense() throws IOException {
        assertThat(attack("/", "--threshold", "p99(latency) < 1s")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("loadtester: --threshold: at character 5: expected");
        assertThat(requests).hasValue(0);
    }

    private int attack(String path, String... more) throws IOException {
        Path targets = Files.writeString(folder.resolve("targets"), "GET " + url(path) + "\n");
        List<String> arguments = new ArrayList<>(List.of("--targets", targets.toString(), "--report", "text"));
        arguments.addAll(List.of("--output", folder.resolve("report").toString()));
        arguments.addAll(List.of("--rate", "20", "--duration", "500ms", "--warm-up", "0s"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("attack", "--max-lateness", "0s"));
        all.addAll(List.of(arguments));
        CommandLine commandLine = LoadTester.commandLine(Map.of());
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(all.toArray(String[]::new));
    }
}
