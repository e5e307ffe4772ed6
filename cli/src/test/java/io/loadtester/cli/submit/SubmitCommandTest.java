package io.loadtester.cli.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.cli.LoadTester;
import io.loadtester.cli.terminal.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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

class SubmitCommandTest {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String REPORT = "GET /api/tests/t1/report?format=";
    private static final String ID = "0b0f9ee4-3f0d-4a35-a2a3-57d4a8a07dd0";
    private static final String EVENTS = "GET /api/tests/t1/events";

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream standardOut = System.out;
    private ScriptedMaster master;
    private Path targets;

    @BeforeEach
    void start() throws Exception {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        targets = Files.writeString(folder.resolve("targets.txt"), "GET http://a/\n");
        master = new ScriptedMaster();
        master.on("POST /auth/login", 200, JSON, "{\"token\":\"T\"}");
        master.on("POST /api/test/submit", 201, JSON, "{\"testId\":\"t1\",\"message\":\"accepted\"}");
    }

    @AfterEach
    void stop() {
        System.setOut(standardOut);
        master.close();
    }

    @Test
    void submitsWhatTheFlagsSayAndPrintsTheReport() {
        master.on(EVENTS, 200, "text/event-stream", snapshot("RUNNING") + ended("COMPLETED"));
        master.on(REPORT + "json", 200, JSON, report("COMPLETED", true, "no_thresholds"));
        master.on(REPORT + "text", 200, "text/plain", "Requests 20\nLedger …");

        int exitCode = execute(
                "--workers",
                "2",
                "--distribution",
                "weighted",
                "--weights",
                "1,2.5",
                "--name",
                "mine",
                "--tag",
                "a",
                "--tag",
                "b",
                "--attack",
                "{\"timeout\":5}");

        assertThat(exitCode).isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Requests 20\nLedger …\n");
        assertThat(master.requests().get(0))
                .startsWith("POST /auth/login {")
                .contains("\"username\":\"admin\"", "\"password\":\"password\"");
        assertThat(master.requests())
                .contains("POST /api/test/submit {\"name\":\"mine\",\"durationSeconds\":\"2s\","
                        + "\"ratePerSecond\":\"10\",\"vegetaPayloadJson\":\"{\\\"timeout\\\":5}\",\"targetsBase64\":\"R0VUIGh0dHA6Ly9hLwo=\","
                        + "\"workerCount\":2,\"rateDistribution\":\"weighted\",\"rateWeights\":[1.0,2.5],"
                        + "\"onWorkerLoss\":\"rebalance\",\"tags\":[\"a\",\"b\"]}");
    }

    @Test
    void sendsTheFeedersRowsWithTheTest() throws Exception {
        Path users = Files.writeString(folder.resolve("users.csv"), "name\nann\n");

        int exitCode = execute(
                "--detach",
                "--token",
                "X",
                "--attack",
                "{\"timeout\":5}",
                "--feeder",
                users.toString(),
                "--feeder-order",
                "shuffled",
                "--feeder-seed",
                "42");

        assertThat(exitCode).isEqualTo(ExitCode.OK);
        assertThat(master.requests().get(0))
                .contains("\"vegetaPayloadJson\":{\"timeout\":5,\"feeder\":{\"csv\":\"name\\nann\\n\","
                        + "\"order\":\"shuffled\",\"seed\":42}}");
    }

    @Test
    void saysWhatIsWrongWithAFeeder() throws Exception {
        Path users = Files.writeString(folder.resolve("users.csv"), "name\nann\n");
        Path latin = Files.write(folder.resolve("latin.csv"), new byte[] {'a', '\n', (byte) 0xfc});

        assertThat(execute("--token", "X", "--feeder", "missing.csv")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("--token", "X", "--feeder", latin.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(execute("--token", "X", "--feeder", users.toString(), "--attack", "{\"feeder\": {}}"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(execute("--token", "X", "--feeder", users.toString(), "--attack", "["))
                .isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .contains(
                        "--feeder: cannot read missing.csv: there is no such file",
                        "it is not UTF-8 text",
                        "--feeder: --attack has a feeder already; leave one of them out",
                        "--attack: not JSON");
    }

    @Test
    void sendsASubmissionWhoseAnswerIsLostAgainUnderTheSameKey() {
        master.loseAnswers(2);

        assertThat(execute("--detach")).isEqualTo(ExitCode.OK);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("t1\n");
        assertThat(master.idempotencyKeys()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(master.idempotencyKeys().stream().distinct()).hasSize(1);
    }

    @Test
    void givesUpOnAMasterThatNeverAnswers() {
        master.loseAnswers(100);

        assertThat(execute("--detach")).isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void printsTheIdAndLeavesWhenDetached() {
        assertThat(execute("--detach", "--token", "X")).isEqualTo(ExitCode.OK);

        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo("t1");
        assertThat(master.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, true, no_thresholds, 0",
        "COMPLETED, true, not_trustworthy, 98",
        "COMPLETED, true, failed, 1",
        "PARTIALLY_FAILED, false, not_trustworthy, 98",
        "PARTIALLY_FAILED, true, not_trustworthy, 98",
        "FAILED, false, failed, 1",
        "STOPPED, true, stopped, 1"
    })
    void tellsScriptsHowItWent(String state, boolean complete, String outcome, int exitCode) {
        master.on(EVENTS, 200, "text/event-stream", snapshot(state));
        master.on(REPORT + "json", 200, JSON, report(state, complete, outcome));
        master.on(REPORT + "text", 200, "text/plain", "report");

        assertThat(execute()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, true, failed, false, 99",
        "COMPLETED, true, not_trustworthy, false, 98",
        "COMPLETED, false, not_trustworthy, false, 98",
        "STOPPED, true, stopped, false, 1",
        "STOPPED, true, failed, true, 99",
        "STOPPED, true, not_trustworthy, true, 98",
        "FAILED, true, failed, false, 1"
    })
    void tellsScriptsWhatCameOfThresholds(
            String state, boolean complete, String outcome, boolean aborted, int exitCode) {
        master.on(EVENTS, 200, "text/event-stream", snapshot(state));
        master.on(REPORT + "json", 200, JSON, judged(state, complete, outcome, aborted));
        master.on(REPORT + "text", 200, "text/plain", "report");

        assertThat(execute("--threshold", "failures<1%", "--abort-on", "p99(response) < 1s abort after 5s"))
                .isEqualTo(exitCode);
        assertThat(master.requests().get(1))
                .contains("\"thresholds\":[\"failures < 1%\",\"p99(response) < 1s abort after 5s\"]");
    }

    @Test
    void pointsAtWhatIsWrongWithAThresholdBeforeAnythingIsSubmitted() {
        assertThat(execute("--threshold", "failures < 1%", "--abort-on", "p99(latency) < 1s"))
                .isEqualTo(ExitCode.USAGE);

        assertThat(err.toString().lines())
                .containsExactly(
                        "loadtester: --abort-on: at character 5: expected response, service, firstByte or startDelay",
                        "p99(latency) < 1s",
                        "    ^");
        assertThat(master.requests()).isEmpty();
    }

    @Test
    void holdsAStoredTestAgainstThresholds() {
        master.on(
                "GET /api/tests/" + ID + "/report?format=json", 200, JSON, judged("COMPLETED", true, "failed", false));
        master.on(
                "GET /api/tests/" + ID + "/thresholds?threshold=failures+%3C+1%25",
                200,
                JSON,
                "{\"thresholds\":[{\"expression\":\"failures < 1%\",\"passed\":true,\"text\":\"was 0 of 9 hits\"}]}");

        assertThat(check()).isEqualTo(ExitCode.THRESHOLD);
        assertThat(check("--threshold", "failures < 1%")).isEqualTo(ExitCode.OK);

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("failed: p99(response) < 1s, was 2s", "passed: failures < 1%, was 0 of 9 hits");
    }

    @Test
    void waitsForResultsThatAreStillOnTheirWay() {
        master.on(EVENTS, 200, "text/event-stream", snapshot("COMPLETED"));
        master.on(REPORT + "json", 200, JSON, report("COMPLETED", false, "not_trustworthy"));
        master.on(REPORT + "json", 200, JSON, report("COMPLETED", true, "no_thresholds"));
        master.on(REPORT + "text", 200, "text/plain", "report");

        assertThat(execute()).isEqualTo(ExitCode.OK);
    }

    @Test
    void survivesAMasterThatIsAwayForAWhile() {
        master.on(EVENTS, 200, "text/event-stream", snapshot("RUNNING"));
        master.on(EVENTS, 503, PROBLEM, "{\"detail\":\"starting\"}");
        master.on(EVENTS, 200, "text/event-stream", snapshot("COMPLETED"));
        master.on(REPORT + "json", 200, JSON, report("COMPLETED", true, "no_thresholds"));
        master.on(REPORT + "text", 200, "text/plain", "report");

        assertThat(execute()).isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ratePerSecond | --rate: bad",
                "targetsBase64 | --targets: bad",
                "vegetaPayloadJson.timeout | --attack: timeout: bad",
                "vegetaPayloadJson.pacer.steps[2].duration | --pacer: steps[2].duration: bad",
                "vegetaPayloadJson.feeder.order | --feeder: order: bad",
                "rateWeights[1] | --weights: entry 2: bad",
                "other | other: bad"
            })
    void namesTheFlagThatTheMasterRefuses(String field, String message) throws Exception {
        try (ScriptedMaster refusing = new ScriptedMaster()) {
            refusing.on("POST /api/test/submit", 400, PROBLEM, "{\"detail\":\"bad\",\"field\":\"" + field + "\"}");

            assertThat(executeAt(refusing.url(), "--token", "X")).isEqualTo(ExitCode.USAGE);
        }
        assertThat(err.toString().strip()).isEqualTo("loadtester: " + message);
    }

    @Test
    void saysWhenTheLoginIsRefused() throws Exception {
        try (ScriptedMaster refusing = new ScriptedMaster()) {
            refusing.on("POST /auth/login", 401, PROBLEM, "{\"detail\":\"wrong\"}");

            assertThat(executeAt(refusing.url())).isEqualTo(ExitCode.USAGE);
        }
        assertThat(err.toString()).contains("refuses the login (wrong)", "--password");
    }

    @Test
    void saysWhenThereIsNoMaster() throws Exception {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0)) {
            freePort = socket.getLocalPort();
        }

        assertThat(executeAt("http://127.0.0.1:" + freePort)).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(err.toString()).contains("no master answers at http://127.0.0.1:" + freePort, "--master");
    }

    @Test
    void saysWhenSomethingElseAnswers() throws Exception {
        try (ScriptedMaster other = new ScriptedMaster()) {
            other.on("POST /auth/login", 200, "text/html", "<html>");

            assertThat(executeAt(other.url())).isEqualTo(ExitCode.UNREACHABLE);
        }
        assertThat(err.toString()).contains("not like a master");
    }

    @Test
    void saysWhenThereAreNoSuchTargets() {
        targets = folder.resolve("missing.txt");

        assertThat(execute()).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("--targets: cannot read " + targets + ": there is no such file");
    }

    @Test
    void refusesAMasterThatIsNoUrl() {
        assertThat(executeAt("localhost:8080")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .contains(
                        "--master", "is not a URL like http://127.0.0.1:8080: it must begin with http:// or https://");
    }

    private int execute(String... more) {
        return executeAt(master.url(), more);
    }

    private int check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", ID, "--master", master.url(), "--token", "X"));
        arguments.addAll(List.of(more));
        CommandLine commandLine = LoadTester.commandLine(Map.of());
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments.toArray(String[]::new));
    }

    private int executeAt(String url, String... more) {
        List<String> arguments = new ArrayList<>(List.of("submit", "--master", url, "--targets", targets.toString()));
        arguments.addAll(List.of("--rate", "10", "--duration", "2s"));
        arguments.addAll(List.of(more));
        CommandLine commandLine = LoadTester.commandLine(Map.of());
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments.toArray(String[]::new));
    }

    private static String snapshot(String state) {
        return "id: 1\nevent: snapshot\ndata: {\"test\":{\"state\":\"" + state + "\"},\"points\":[]}\n\n";
    }

    private static String ended(String state) {
        return ": heartbeat\n\nevent: point\ndata: {\"second\":0,\"succeeded\":10}\n\n"
                + "event: event\ndata: {\"text\":\"a worker was lost\"}\n\n"
                + "event: test\ndata: {\"state\":\"" + state + "\"}\n\nevent: end\ndata: {}\n\n";
    }

    private static String judged(String state, boolean complete, String outcome, boolean aborted) {
        String report = report(state, complete, outcome);
        return report.substring(0, report.length() - 1)
                + ",\"thresholds\":[{\"expression\":\"p99(response) < 1s\",\"passed\":false,\"actual\":2e9,"
                + "\"text\":\"was 2s\",\"aborted\":" + aborted + "}],\"succeeded\":9}";
    }

    private static String report(String state, boolean complete, String outcome) {
        return "{\"state\":\"" + state + "\",\"complete\":" + complete + ",\"outcome\":{\"kind\":\"" + outcome
                + "\",\"sentence\":\"\"}}";
    }
}
