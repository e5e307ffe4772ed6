package io.loadtester.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** report, encode and plot from the command line to the file. */
class ResultCommandsTest {

    private static final String TWO_LINES = """
            1000000000,200,1000000,0,12,,,a,0,GET,http://h/,
            2000000000,500,3000000,0,0,500 Oops,,a,1,GET,http://h/,
            """;

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("results.csv"), TWO_LINES);
        Files.writeString(folder.resolve("bad"), TWO_LINES + "soon,200,0,0,0,,,,0,,,\n");
        Files.writeString(folder.resolve("empty"), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-type text", "-type=text", "--type text", "--type=text", ""})
    void takesFlagsWithOneDashOrTwo(String flag) {
        assertThat(execute("report " + flag + " -output $/report.txt $/results.csv"))
                .isEqualTo(ExitCode.OK);

        assertThat(folder.resolve("report.txt"))
                .content()
                .startsWith("Requests      [total, rate, throughput]         2, 2.00, 1.00\n")
                .endsWith("200:1  500:1  \nError Set:\n500 Oops\n");
    }

    @Test
    void writesTheLastReportAlsoWhenItWritesAgainAndAgain() {
        assertThat(execute("report -every=1h -type=hist[0,2ms] --output=$/report.txt $/results.csv"))
                .isEqualTo(ExitCode.OK);

        assertThat(folder.resolve("report.txt")).content().contains("[2ms,   +Inf]  1  50.00%");
    }

    @Test
    void makesAReportOfNothing() {
        assertThat(execute("report -type json -output $/report.json $/empty")).isEqualTo(ExitCode.OK);

        assertThat(folder.resolve("report.json")).content().contains("\"requests\":0", "0001-01-01T00:00:00Z");
    }

    @Test
    void encodesThereAndBack() {
        assertThat(execute("encode -to json -output $/results.json $/results.csv"))
                .isEqualTo(ExitCode.OK);
        assertThat(execute("encode -to CSV -output $/again.csv $/results.json")).isEqualTo(ExitCode.OK);

        assertThat(folder.resolve("again.csv")).content().isEqualTo(TWO_LINES);
    }

    @Test
    void encodesSeveralFilesInTheOrderOfTime() {
        assertThat(execute("encode -to csv -output $/both.csv $/results.csv $/results.csv"))
                .isEqualTo(ExitCode.OK);

        assertThat(folder.resolve("both.csv")).content().matches("(1000000000.*\n){2}(2000000000.*\n){2}");
    }

    @Test
    void plotsSeveralFilesOnOnePage() throws IOException {
        Files.copy(folder.resolve("empty"), folder.resolve("more.csv"));

        assertThat(execute("plot -title=Mine -threshold 100 -output $/plot.html $/results.csv $/more.csv"))
                .isEqualTo(ExitCode.OK);

        assertThat(folder.resolve("plot.html")).content().contains("<title>Mine</title>", "\"requests\":2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"report $/bad", "encode $/bad -output $/x", "plot $/bad -output $/x", "report -every 1s $/bad"})
    void namesTheLineThatIsNoResult(String arguments) {
        assertThat(execute(arguments + (arguments.contains("-output") ? "" : " -output $/x")))
                .isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).hasLineCount(1).contains("bad, line 3: column 1 (timestamp_ns) is not a number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report $/missing",
                "report -type xml $/results.csv",
                "report -every soon $/results.csv",
                "report -every 1us $/results.csv",
                "report -buckets 1ms $/results.csv",
                "encode -to gob $/results.csv",
                "plot -threshold 1 $/results.csv",
                "report -nonsense $/results.csv"
            })
    void refusesWrongUsage(String arguments) {
        assertThat(execute(arguments)).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).startsWith("loadtester: ");
    }

    @Test
    void oneDashIsEnoughForOtherCommandsToo() {
        assertThat(execute("submit --targets x --rate 1 --duration 1s -detach")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("--targets: cannot read x: there is no such file");
    }

    @Test
    void valuesOfFlagsAreNotTakenForFlags() {
        assertThat(execute("plot -title -output -output $/plot.html $/results.csv"))
                .isEqualTo(ExitCode.OK);

        assertThat(folder.resolve("plot.html")).content().contains("<title>-output</title>");
    }

    private int execute(String arguments) {
        CommandLine commandLine = LoadTester.commandLine(Map.of());
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(
                arguments.replace("$", folder.toString()).trim().split(" +", -1));
    }
}
