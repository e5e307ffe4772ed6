package io.loadtester.cli.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.cli.LoadTester;
import io.loadtester.cli.terminal.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The commands tests, stop and workers. */
class FleetCommandsTest {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String A = "0b0f9ee4-3f0d-4a35-a2a3-57d4a8a07dd0";
    private static final String B = "0b0f9ee4-3f0d-4a35-a2a3-57d4a8a07dd1";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private ScriptedMaster master;

    @BeforeEach
    void start() throws Exception {
        master = new ScriptedMaster();
    }

    @AfterEach
    void stop() {
        master.close();
    }

    @Test
    void listsTestsWithStateAndName() throws Exception {
        master.on(
                "GET /api/tests?limit=20",
                200,
                JSON,
                "{\"tests\":[" + test(A, "RUNNING", "checkout", "500.0") + "," + test(B, "PENDING", "login", "null")
                        + "],\"nextCursor\":null,\"total\":2}");

        assertThat(execute("tests")).isEqualTo(ExitCode.OK);

        assertThat(Files.readAllLines(output()))
                .containsExactly(
                        "Test                                  State                   Outcome  Submitted            Rate     Duration  Name",
                        A + "  running                 -        2026-01-02 03:04:05  500/s    10s       checkout",
                        B + "  pending (needs 2 more)  -        2026-01-02 03:04:05  unpaced  10s       login");
    }

    /** Outcomes are worded as in the dashboard's list. */
    @ParameterizedTest
    @CsvSource({
        "COMPLETED,        passed,          completed         passed           2026-01-02 03:04:05",
        "COMPLETED,        failed,          completed         failed           2026-01-02 03:04:05",
        "COMPLETED,        no_thresholds,   completed         no thresholds    2026-01-02 03:04:05",
        "PARTIALLY_FAILED, not_trustworthy, partially_failed  not trustworthy  2026-01-02 03:04:05",
        "STOPPED,          stopped,         stopped           stopped          2026-01-02 03:04:05",
    })
    void saysWhatATestCameTo(String state, String kind, String expected) throws Exception {
        String ended = test(A, state, "checkout", "500.0")
                .replaceFirst("\\{", "{\"outcome\":{\"kind\":\"" + kind + "\",\"sentence\":\"So it was.\"},");
        master.on("GET /api/tests?limit=20", 200, JSON, "{\"tests\":[" + ended + "],\"nextCursor\":null,\"total\":1}");

        assertThat(execute("tests")).isEqualTo(ExitCode.OK);

        assertThat(Files.readAllLines(output()).get(1).replaceAll(" {2,}", "  "))
                .startsWith(A + "  " + expected.replaceAll(" {2,}", "  "));
    }

    @Test
    void asksForAsManyPagesAsItTakes() throws Exception {
        String first = "GET /api/tests?limit=200&state=COMPLETED&search=a%20b";
        master.on(first, 200, JSON, page(200, "c/1"));
        master.on("GET /api/tests?limit=50&state=COMPLETED&search=a%20b&cursor=c%2F1", 200, JSON, page(50, ""));

        assertThat(execute("tests", "--state", "completed", "--search", "a b", "--limit", "250", "--format", "json"))
                .isEqualTo(ExitCode.OK);

        assertThat(Files.readAllLines(output())).hasSize(250).allMatch(line -> line.startsWith("{\"testId\":"));
    }

    @Test
    void changesTheLoadOfARunningTest() {
        master.on("PATCH /api/tests/" + A, 200, JSON, test(A, "RUNNING", "checkout", "500.0"));

        assertThat(ask("rate", A, "500/s", "--duration", "10m", "--workers", "2"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("Test " + A + " is being changed; it goes on at http");

        assertThat(master.requests())
                .containsExactly("PATCH /api/tests/" + A
                        + " {\"ratePerSecond\":\"500/s\",\"duration\":\"10m\",\"workerCount\":2}");

        assertThat(ask("rate", A)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Change what? Give a rate such as 500/s, --duration or --workers.");
    }

    @Test
    void saysWhyTheLoadOfATestCannotBeChanged() {
        master.on("PATCH /api/tests/" + A, 409, PROBLEM, "{\"status\":409,\"detail\":\"The test has ended already.\"}");

        assertThat(ask("rate", A, "500")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("The test has ended already.");
    }

    @Test
    void saysSoWhenThereAreNone() throws Exception {
        master.on("GET /api/tests?limit=20&state=FAILED", 200, JSON, "{\"tests\":[]}");
        master.on("GET /api/workers", 200, JSON, "{\"workers\":[]}");

        assertThat(execute("tests", "--state", "FAILED")).isEqualTo(ExitCode.OK);
        assertThat(output()).content().isEqualTo("No tests.\n");
        assertThat(execute("workers")).isEqualTo(ExitCode.OK);
        assertThat(output()).content().startsWith("No workers; start one with");
        assertThat(execute("tests", "--limit", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("tests", "--state", "done")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--limit: must be 1 or more; got 0", "expected one of [PENDING, RUNNING,");
    }

    @Test
    void stopsTests() {
        master.on("POST /api/tests/" + A + "/stop", 202, JSON, "{}");
        master.on("POST /api/tests/" + B + "/stop", 202, JSON, "{}");

        assertThat(stopTests(A, B)).isEqualTo(ExitCode.OK);

        assertThat(out.toString().lines())
                .containsExactly("Test " + A + " is being stopped.", "Test " + B + " is being stopped.");
        assertThat(master.requests()).hasSize(2).allMatch(request -> request.startsWith("POST /api/tests/"));
    }

    @Test
    void stopsTheOthersWhenOneHasEnded() {
        String ended = "{\"detail\":\"The test has ended already: COMPLETED.\"}";
        master.on("POST /api/tests/" + A + "/stop", 409, PROBLEM, ended);
        master.on("POST /api/tests/" + B + "/stop", 202, JSON, "{}");

        assertThat(stopTests(A, B)).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString().strip()).isEqualTo("loadtester: " + A + ": The test has ended already: COMPLETED.");
        assertThat(out.toString().strip()).isEqualTo("Test " + B + " is being stopped.");
    }

    @Test
    void listsWorkers() throws Exception {
        master.on(
                "GET /api/workers",
                200,
                JSON,
                "{\"workers\":[{\"workerId\":\"alpha\",\"address\":\"127.0.0.1:50052\","
                        + "\"version\":\"0.1.0\",\"cores\":2,\"state\":\"DRAINING\",\"reason\":\"drained by admin\",\"testId\":\""
                        + A
                        + "\","
                        + "\"achievedRatePerSecond\":499.7},{\"workerId\":\"beta\",\"address\":\"127.0.0.1:50053\","
                        + "\"version\":\"0.1.0\",\"cores\":4,\"state\":\"READY\",\"reason\":\"\",\"testId\":null}]}");

        assertThat(execute("workers")).isEqualTo(ExitCode.OK);

        assertThat(Files.readAllLines(output()))
                .containsExactly(
                        "Worker  State     Rate   Cores  Address          Version  Test                                  Reason",
                        "alpha   draining  500/s  2      127.0.0.1:50052  0.1.0    " + A + "  drained by admin",
                        "beta    ready     0/s    4      127.0.0.1:50053  0.1.0    -                                     ");
    }

    @Test
    void drainsWorkersAndLetsThemTakeTestsAgain() {
        master.on("POST /api/workers/alpha/drain", 200, JSON, "{\"workerId\":\"alpha\",\"testId\":\"" + A + "\"}");
        master.on("POST /api/workers/beta/drain", 200, JSON, "{\"workerId\":\"beta\",\"testId\":null}");
        master.on("POST /api/workers/gamma/drain", 404, PROBLEM, "{\"detail\":\"There is no worker gamma.\"}");
        master.on("POST /api/workers/alpha/undrain", 200, JSON, "{}");

        assertThat(ask("drain", "alpha", "gamma", "beta")).isEqualTo(ExitCode.USAGE);
        assertThat(ask("undrain", "alpha")).isEqualTo(ExitCode.OK);

        assertThat(out.toString().lines())
                .containsExactly(
                        "Worker alpha is draining; it ends test " + A + " first.",
                        "Worker beta is draining; it has no test.",
                        "Worker alpha takes tests again.");
        assertThat(err.toString().strip()).isEqualTo("loadtester: gamma: There is no worker gamma.");
    }

    private static String test(String id, String state, String name, String rate) {
        return "{\"testId\":\"" + id + "\",\"name\":\"" + name + "\",\"state\":\"" + state
                + "\",\"reason\":\"needs 2 more\",\"submittedAt\":\"2026-01-02T03:04:05.678Z\","
                + "\"durationNanos\":10000000000,\"ratePerSecond\":" + rate + "}";
    }

    private static String page(int tests, String cursor) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < tests; i++) {
            all.add(test(A, "COMPLETED", "n" + i, "1.0"));
        }
        return "{\"tests\":[" + String.join(",", all) + "],\"nextCursor\":\"" + cursor + "\"}";
    }

    private Path output() {
        return folder.resolve("output");
    }

    private int stopTests(String... ids) {
        return ask("stop", ids);
    }

    private int ask(String command, String... ids) {
        List<String> arguments = new ArrayList<>(List.of(command, "--master", master.url(), "--token", "T"));
        arguments.addAll(List.of(ids));
        return run(arguments);
    }

    private int execute(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--master", master.url(), "--token", "T", "--output", output().toString()));
        return run(all);
    }

    private int run(List<String> arguments) {
        CommandLine commandLine = LoadTester.commandLine(Map.of());
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments.toArray(String[]::new));
    }
}
