package io.loadtester.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How real processes react to signals, closed pipes and a lack of memory. */
class InterruptsTest {

    /** More records than a pipe holds: a writer that has written them all has a reader. */
    private static final int MANY = 3_000;

    @TempDir
    private Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        terminal = new Terminal(folder);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        Files.writeString(
                folder.resolve("targets"),
                "GET http://127.0.0.1:" + server.getAddress().getPort() + "/\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report | [total, rate, throughput]         3001, ",
                "encode --to csv | ,3000,GET,",
                "plot | \"requests\":3001"
            })
    void whatReadsResultsReadsToTheirEndAtTheFirstCtrlC(String command, String last) throws Exception {
        try (Terminal.Job job = terminal.run("exec \"$LT\" " + command)) {
            job.input().write(records(0, MANY).getBytes(UTF_8));
            job.input().flush();

            job.signal("INT");
            job.input().write(records(MANY, MANY + 1).getBytes(UTF_8));
            job.input().close();

            assertThat(job.exitCode()).as(job.errors()).isZero();
            assertThat(job.output()).contains(last);
        }
    }

    @Test
    void theSecondCtrlCEndsWhatReadsResults() throws Exception {
        try (Terminal.Job job = terminal.run("exec \"$LT\" report")) {
            job.input().write(records(0, MANY).getBytes(UTF_8));
            job.input().flush();

            job.signal("INT");
            Terminal.await(() -> job.errors().contains("press Ctrl-C again to quit"));
            job.signal("INT");

            assertThat(job.exitCode()).isEqualTo(130);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "| tee -i records |"})
    void ctrlCInAPipelineStillReportsEveryHit(String pipe) throws Exception {
        try (Terminal.Job job = terminal.run("\"$LT\" attack --warm-up 0s -rate 100 -duration 10m -targets targets "
                + pipe + " \"$LT\" report -every 50ms")) {
            Terminal.await(() -> job.output().contains("Requests"));

            job.signal("INT");

            assertThat(job.exitCode()).as(job.errors()).isZero();
            String last = job.output().substring(job.output().lastIndexOf("Requests"));
            String hits = last.replaceAll("(?s)Requests +\\[total, rate, throughput] +(\\d+),.*", "$1");
            assertThat(Integer.parseInt(hits)).isGreaterThanOrEqualTo(requests.get());
            assertThat(job.errors()).doesNotContain("in the middle of line");
            if (pipe.contains("tee")) {
                assertThat(Files.readAllLines(folder.resolve("records"))).hasSize(Integer.parseInt(hits));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attack --warm-up 0s -rate 200 -duration 10m -targets targets",
                "encode --to csv many",
                "report -every 1ms <(cat many; sleep 600)"
            })
    void aReaderThatLeavesIsOneLineAndExitCodeOne(String command) throws Exception {
        Files.writeString(folder.resolve("many"), records(0, 2 * MANY));

        try (Terminal.Job job = terminal.run("\"$LT\" " + command + " | head -n 1 >first")) {
            assertThat(job.exitCode()).isEqualTo(1);
            assertThat(job.errors()
                            .lines()
                            .filter(line -> line.contains("the reader of standard output has closed it")))
                    .hasSize(1);
        }
        assertThat(Files.readAllLines(folder.resolve("first"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "encode --to csv", "report -every 1h"})
    void runningOutOfMemoryIsAPlainLineAndExitCodeOne(String command) throws Exception {
        String line = "(printf '{\"attack\":\"'; head -c 60000000 /dev/zero | tr '\\0' x)";

        try (Terminal.Job job = terminal.run(
                line + " | LOADTESTER_JAVA_OPTS=-Xmx24m \"$LT\" " + command + "; echo ended ${PIPESTATUS[1]}")) {
            job.exitCode();

            assertThat(job.output()).isEqualTo("ended 1\n");
            assertThat(job.errors().lines().filter(each -> each.startsWith("loadtester: ")))
                    .containsExactly("loadtester: out of memory: increase the heap, for instance with"
                            + " LOADTESTER_JAVA_OPTS=-Xmx1g");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aServiceThatIsToldToEndEndsWithExitCodeZero(String signal) throws Exception {
        try (Terminal.Job job = terminal.run("exec \"$LT\" worker --grpc-port 0 --bind-address 127.0.0.1"
                + " --master-address 127.0.0.1:1 --kafka-broker 127.0.0.1:1 --disk-buffer 0")) {
            Terminal.await(() -> job.output().contains("The worker is up"));

            job.signal(signal);

            assertThat(job.exitCode()).as(job.output() + job.errors()).isZero();
        }
    }

    @Test
    void whatAPlotterReadsHasItsVerdictAndItsLedgerBeside() throws Exception {
        try (Terminal.Job job =
                terminal.run("\"$LT\" attack --warm-up 0s -rate 50 -duration 1s -targets targets --report hgrm")) {
            assertThat(job.exitCode()).isIn(0, 98);

            assertThat(job.output()).doesNotContain("Measurement", "Ledger").contains("Percentile");
            assertThat(job.errors()).contains("Measurement: ", "Ledger: scheduled 50 = ");
        }
    }

    private static String records(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int seq = from; seq < to; seq++) {
            lines.append("{\"attack\":\"\",\"seq\":")
                    .append(seq)
                    .append(",\"code\":200,\"timestamp\":\"2026-01-01T00:00:00Z\",\"latency\":1000,\"bytes_out\":0,")
                    .append("\"bytes_in\":0,\"error\":\"\",\"method\":\"GET\",\"url\":\"http://127.0.0.1/\"}\n");
        }
        return lines.toString();
    }
}
