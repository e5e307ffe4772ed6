package io.loadtester.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scripts of Vegeta users, unchanged except for hosts, ports and shorter durations. {@code vegeta} is the launcher and
 * {@code $PORT} the port of a target on loopback.
 */
class VegetaExamplesTest {

    private static final String VEGETA =
            "vegeta() { if [ $1 = attack ]; then set -- \"$@\" --warm-up 0s --max-lateness 0s; fi; \"$LT\" \"$@\"; }; ";

    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    private HttpServer server;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        terminal = new Terminal(folder);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes(UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void attackThenReportsOfTheSameResults() throws Exception {
        String text = run("""
                echo "GET http://localhost:$PORT/" | vegeta attack -duration=1s | tee results.bin | vegeta report
                vegeta report -type=json results.bin > metrics.json
                cat results.bin | vegeta plot > plot.html
                cat results.bin | vegeta report -type="hist[0,100ms,200ms,300ms]"
                """);

        assertThat(text)
                .containsPattern("Requests +\\[total, rate, throughput] +50, ")
                .contains("200:50")
                .containsPattern("\\[300ms, +\\+Inf]");
        assertThat(read("metrics.json")).contains("\"requests\":50").contains("\"status_codes\":{\"200\":50}");
        assertThat(read("plot.html")).contains("<html");
    }

    @Test
    void resultsInGobGoThroughEncodeThereAndBack() throws Exception {
        run("""
                echo "GET http://:$PORT" | vegeta attack -rate=20/s -duration=1s -encoding gob > results.gob
                cat results.gob | vegeta encode | sed 's/"body":"[^"]*",//' | vegeta encode -to gob > without.gob
                vegeta report -type=text results.gob > report.txt
                vegeta report -type=text without.gob > without.txt
                """);

        assertThat(read("report.txt")).contains("200:20").contains("Bytes In");
        assertThat(read("without.txt")).isEqualTo(read("report.txt"));
    }

    @Test
    void severalResultsInOneReportAndOnePlot() throws Exception {
        run("""
                echo "GET http://localhost:$PORT/" > targets
                vegeta attack -name=50qps -rate=50 -duration=1s < targets > results.50qps.bin
                vegeta attack -name=100qps -rate=100 -duration=1s -targets=targets -output=results.100qps.bin
                vegeta plot results.50qps.bin results.100qps.bin > plot.html
                vegeta report results.*.bin > report.txt
                """);

        assertThat(read("plot.html")).contains("50qps").contains("100qps");
        assertThat(read("report.txt")).contains("200:150");
    }

    @Test
    void anEndlessGeneratorFeedsALazyAttack() throws Exception {
        String text = run("""
                generate() { n=0; while printf '{"method":"POST","url":"http://:%d","body":"%s"}\\n' \
                  $PORT "$(printf '{"id":%d}' $n | base64)"; do n=$((n + 1)); done; }
                generate 2>/dev/null | vegeta attack -rate=20/s -lazy -format=json -duration=1s | tee results.bin | \
                  vegeta report
                """);

        assertThat(text).contains("200:20");
        assertThat(bodies).contains("{\"id\":0}", "{\"id\":19}").hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void soDoesJq() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "jq"))),
                "jq is not installed");
        String text = run("""
                jq -ncM '{method: "GET", url: "http://localhost:'$PORT'", body: "Punch!" | @base64, \
                  header: {"Content-Type": ["text/plain"]}}' | \
                  vegeta attack -format=json -rate=20 -duration=1s | vegeta encode > records.json
                jq -ncM 'while(true; .+1) | {method: "POST", url: "http://:'$PORT'", body: {id: .} | @base64 }' | \
                  vegeta attack -rate=20/s -lazy -format=json -duration=1s | tee results.bin | \
                  vegeta report
                """);

        assertThat(read("records.json").lines()).hasSize(20).allMatch(line -> line.contains("\"code\":200"));
        assertThat(text).contains("200:20");
        assertThat(bodies).contains("Punch!", "{\"id\":null}", "{\"id\":1}").hasSize(40);
    }

    /** Runs a script and returns its standard output; the last command of each pipe must succeed. */
    private String run(String script) throws Exception {
        String port = Integer.toString(server.getAddress().getPort());
        try (Terminal.Job job = terminal.run("set +o pipefail -e; PORT=" + port + "; " + VEGETA + script)) {
            assertThat(job.exitCode()).as(job.errors()).isZero();
            return job.output();
        }
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
