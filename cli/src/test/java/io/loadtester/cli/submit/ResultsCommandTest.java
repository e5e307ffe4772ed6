package io.loadtester.cli.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.cli.LoadTester;
import io.loadtester.cli.terminal.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
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

class ResultsCommandTest {

    private static final String ID = "6f2b1c38-0f8e-4a58-9e2a-111111111111";
    private static final String REPORT = "GET /api/tests/" + ID + "/report?format=";

    @TempDir
    private Path folder;

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
    void writesTheReportThatWasAskedFor() throws Exception {
        master.on(
                REPORT + "html&from=60&to=120&target=a%26b%2C+c&target=home&worker=w1&percentiles=50%2C99.99",
                200,
                "text/html;charset=UTF-8",
                "<html>größer</html>");
        Path file = folder.resolve("report.html");

        int exitCode = execute(
                ID,
                "--from",
                "60",
                "--to",
                "120",
                "--target",
                "a&b, c",
                "--target",
                "home",
                "--worker",
                "w1",
                "--percentiles",
                "50,99.99",
                "--format",
                "html",
                "--output",
                file.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(exitCode).isEqualTo(ExitCode.OK);
        assertThat(file).content().isEqualTo("<html>größer</html>\n");
    }

    @Test
    void asksForTextOfTheWholeTestWhenNothingIsSaid() throws Exception {
        master.on(REPORT + "text", 200, "text/plain;charset=UTF-8", "Verdict valid\n");
        Path file = folder.resolve("report.txt");

        assertThat(execute(ID, "--output", file.toString())).isEqualTo(ExitCode.OK);

        assertThat(file).content().isEqualTo("Verdict valid\n");
    }

    @ParameterizedTest
    @CsvSource({"from, --from", "target, --target", "percentiles, --percentiles", "other, other"})
    void namesTheFlagThatTheMasterRefuses(String field, String flag) {
        master.on(
                REPORT + "text",
                400,
                "application/problem+json",
                "{\"detail\":\"" + field + ": is bad\",\"field\":\"" + field + "\"}");

        assertThat(execute(ID)).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString().strip()).isEqualTo("loadtester: " + flag + ": is bad");
    }

    @Test
    void refusesWhatIsNoId() {
        assertThat(execute("../users")).isEqualTo(ExitCode.USAGE);

        assertThat(master.requests()).isEmpty();
    }

    private int execute(String... more) {
        List<String> arguments = new ArrayList<>(List.of("results", "--master", master.url(), "--token", "T"));
        arguments.addAll(List.of(more));
        CommandLine commandLine = LoadTester.commandLine(Map.of());
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments.toArray(String[]::new));
    }
}
