package io.loadtester.cli.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.cli.LoadTester;
import io.loadtester.cli.terminal.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
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

/** The command compare, and the comparison with a baseline after submit. */
class CompareCommandTest {

    private static final String JSON = "application/json";
    private static final String COMPARISON = "{\"confidence\":95.0,\"tolerance\":5.0,\"tests\":["
            + "{\"testId\":\"11111111-aaaa\",\"name\":\"before\",\"verdict\":\"valid\",\"complete\":true,\"rate\":500.0,"
            + "\"throughput\":499.5,\"failures\":0.001,\"responseTime\":{\"p50\":1000000,\"p90\":2000000,\"p99\":3000000,"
            + "\"p99.9\":4000000}},"
            + "{\"testId\":\"22222222-bbbb\",\"name\":\"a|b\",\"verdict\":\"degraded\",\"complete\":false,\"rate\":500.0,"
            + "\"throughput\":500.0,\"failures\":0.0,\"responseTime\":{\"p50\":1100000,\"p90\":2000000,\"p99\":3000000,"
            + "\"p99.9\":4000000}}],\"comparisons\":[{\"testId\":\"22222222-bbbb\",\"verdict\":\"VERDICT\",\"figures\":["
            + "{\"figure\":\"p50\",\"unit\":\"nanos\",\"reference\":1000000,\"value\":1100000,\"difference\":100000,"
            + "\"low\":80000,\"high\":120000,\"relativeDifference\":0.1,\"relativeLow\":0.08,\"relativeHigh\":0.12,"
            + "\"verdict\":\"worse\"},"
            + "{\"figure\":\"p99.9\",\"unit\":\"nanos\",\"reference\":4000000,\"value\":4000000,\"difference\":0,"
            + "\"low\":null,\"high\":null,\"relativeDifference\":0.0,\"relativeLow\":null,\"relativeHigh\":null,"
            + "\"verdict\":\"too little data\"},"
            + "{\"figure\":\"failures\",\"unit\":\"share\",\"reference\":0.0,\"value\":0.01,\"difference\":0.01,"
            + "\"low\":-0.005,\"high\":0.025,\"relativeDifference\":null,\"relativeLow\":null,\"relativeHigh\":null,"
            + "\"verdict\":\"no difference found\"}]}],\"notes\":[\"they differ\"]}";

    private static final String A = "0b0f9ee4-3f0d-4a35-a2a3-57d4a8a07dd0";
    private static final String B = "0b0f9ee4-3f0d-4a35-a2a3-57d4a8a07dd1";

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream standardOut = System.out;
    private final PrintStream standardErr = System.err;
    private final ByteArrayOutputStream standardErrText = new ByteArrayOutputStream();
    private ScriptedMaster master;

    @BeforeEach
    void start() throws Exception {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(standardErrText, true, StandardCharsets.UTF_8));
        master = new ScriptedMaster();
    }

    @AfterEach
    void stop() {
        System.setOut(standardOut);
        System.setErr(standardErr);
        master.close();
    }

    @Test
    void printsTables() {
        master.on(
                "GET /api/compare?tests=" + A + "%2C" + B + "&confidence=95.0&tolerance=5.0",
                200,
                JSON,
                comparison("worse"));

        assertThat(execute("compare", A, B)).isEqualTo(ExitCode.OK);

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Test      Rate     Throughput  Failures  p50    p90  p99  p99.9  Verdict               Name",
                        "11111111  500.0/s  499.5/s     0.10%     1ms    2ms  3ms  4ms    valid                 before",
                        "22222222  500.0/s  500.0/s     0.00%     1.1ms  2ms  3ms  4ms    degraded, incomplete  a|b",
                        "",
                        "22222222 beside 11111111: worse",
                        "Figure    Reference  Test   Difference  Range             Verdict",
                        "p50       1ms        1.1ms  +10.0%      +8.0% to +12.0%   worse",
                        "p99.9     4ms        4ms    +0.0%       -                 too little data",
                        "failures  0.00%      1.00%  +1.00%      -0.50% to +2.50%  no difference found",
                        "",
                        "All ranges of a test hold together with 95%; differences below 5% count as none.",
                        "Note: they differ");
    }

    @Test
    void printsMarkdownAndJson() {
        master.on(
                "GET /api/compare?tests=" + A + "%2C" + B + "&confidence=99.0&tolerance=2.5",
                200,
                JSON,
                comparison("worse"));

        assertThat(execute("compare", A, B, "--confidence", "99", "--tolerance", "2.5", "--format", "markdown"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "| Figure | Reference | Test | Difference | Range | Verdict |\n| --- | --- | --- |",
                        "**22222222 beside 11111111: worse**",
                        "| degraded, incomplete | a\\|b |",
                        "- they differ");
        out.reset();

        assertThat(execute("compare", A, B, "--confidence", "99", "--tolerance", "2.5", "--format", "json"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{").contains("\"relativeLow\"");
    }

    @Test
    void wantsTwoTests() {
        assertThat(execute("compare", A)).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("ID");
    }

    @ParameterizedTest
    @CsvSource({"worse, 99, false", "better, 0, true", "no difference found, 0, true", "too little data, 0, true"})
    void holdsATestAgainstItsBaseline(String verdict, int exitCode, boolean becomesBaseline) throws Exception {
        run("valid");
        master.on("GET /api/baselines", 200, JSON, "{\"baselines\":[{\"tag\":\"a b\",\"testId\":\"t0\"}]}");
        master.on("GET /api/compare?tests=t0%2Ct1&confidence=95.0&tolerance=5.0", 200, JSON, comparison(verdict));
        master.on("PUT /api/baselines/a%20b", 200, JSON, "{}");

        assertThat(submit("--baseline", "a b", "--set-baseline", "a b")).isEqualTo(exitCode);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("the report\n\nTest ")
                .contains(": " + verdict);
        assertThat(master.requests().contains("PUT /api/baselines/a%20b {\"testId\":\"t1\"}"))
                .isEqualTo(becomesBaseline);
    }

    @Test
    void writesReportAndComparisonToAFileAndSaysNothingWhenAsked() throws Exception {
        run("valid");
        master.on("GET /api/baselines", 200, JSON, "{\"baselines\":[{\"tag\":\"main\",\"testId\":\"t0\"}]}");
        master.on("GET /api/compare?tests=t0%2Ct1&confidence=95.0&tolerance=5.0", 200, JSON, comparison("better"));
        Path file = folder.resolve("report.txt");

        assertThat(submit("--baseline", "main", "--output", file.toString(), "--quiet"))
                .isEqualTo(ExitCode.OK);
        assertThat(submit("--output", folder.toString(), "--quiet")).isEqualTo(ExitCode.FAILED);

        assertThat(file).content().startsWith("the report\n\nTest ").contains(": better");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(standardErrText.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString()).isEqualTo("loadtester: cannot write " + folder + ": is a directory\n");
    }

    @Test
    void writesAComparisonToAFile() {
        master.on(
                "GET /api/compare?tests=" + A + "%2C" + B + "&confidence=95.0&tolerance=5.0",
                200,
                JSON,
                comparison("worse"));
        Path file = folder.resolve("comparison.txt");

        assertThat(execute("compare", A, B, "--output", file.toString())).isEqualTo(ExitCode.OK);

        assertThat(file).content().startsWith("Test      Rate");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void makesNothingOfABaselineThatIsNotThereYet() throws Exception {
        run("valid");
        master.on("GET /api/baselines", 200, JSON, "{\"baselines\":[]}");

        assertThat(submit("--baseline", "main")).isEqualTo(ExitCode.OK);

        assertThat(standardErrText.toString(StandardCharsets.UTF_8))
                .contains("There is no baseline for \"main\" yet", "--set-baseline \"main\"");
    }

    @Test
    void makesNoBaselineOfATestThatCannotBeBelieved() throws Exception {
        run("invalid");

        assertThat(submit("--set-baseline", "main")).isEqualTo(ExitCode.DOUBTFUL);

        assertThat(master.requests()).noneMatch(request -> request.startsWith("PUT"));
        assertThat(standardErrText.toString(StandardCharsets.UTF_8)).contains("is unchanged: exit code 98");
    }

    @Test
    void needsTheEndOfTheTest() throws Exception {
        assertThat(submit("--detach", "--baseline", "main")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("--detach excludes --baseline");
    }

    /** Scripts a test with this verdict on its generator. */
    private void run(String verdict) {
        master.on("POST /api/test/submit", 201, JSON, "{\"testId\":\"t1\"}");
        master.on(
                "GET /api/tests/t1/events",
                200,
                "text/event-stream",
                "event: snapshot\ndata: {\"test\":{\"state\":\"COMPLETED\"},\"points\":[]}\n\n");
        master.on(
                "GET /api/tests/t1/report?format=json",
                200,
                JSON,
                "{\"state\":\"COMPLETED\",\"complete\":true,\"outcome\":{\"kind\":\""
                        + (verdict.equals("valid") ? "no_thresholds" : "not_trustworthy") + "\"}}");
        master.on("GET /api/tests/t1/report?format=text", 200, "text/plain", "the report\n");
    }

    private int submit(String... more) throws Exception {
        Path targets = Files.writeString(folder.resolve("targets.txt"), "GET http://a/\n");
        List<String> arguments = new ArrayList<>(List.of("submit", "--targets", targets.toString()));
        arguments.addAll(List.of("--rate", "10", "--duration", "2s"));
        arguments.addAll(List.of(more));
        return execute(arguments.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--master", master.url(), "--token", "T"));
        CommandLine commandLine = LoadTester.commandLine(Map.of());
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(all.toArray(String[]::new));
    }

    private static String comparison(String verdict) {
        return COMPARISON.replace("VERDICT", verdict);
    }
}
