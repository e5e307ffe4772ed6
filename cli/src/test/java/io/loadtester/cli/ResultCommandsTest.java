package io.loadtester.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands report, encode and plot, from the command line to the output. */
class ResultCommandsTest {

    private static final String TWO_LINES = """
            1000000000,200,1000000,0,12,,,a,0,GET,http://h/,
            2000000000,500,3000000,0,0,500 Oops,,a,1,GET,http://h/,
            """;

    private static final String VEGETAS = "src/test/resources/vegeta/";

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report $/empty -output $/before",
                "report -every 1ms $/empty -output $/out",
                "report -type json $/empty $/empty -output $/before",
                "encode $/empty -output $/before",
                "plot $/empty -output $/before",
                "report $/blank -output $/before",
                "encode $/cut -output $/before"
            })
    void ofNoResultsNothingIsMadeButAMessage(String arguments) throws IOException {
        Files.writeString(folder.resolve("before"), "as it was");
        Files.writeString(folder.resolve("blank"), "\n \n");
        Files.writeString(folder.resolve("cut"), "{\"attack\":");

        assertThat(execute(arguments)).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).startsWith("loadtester: there are no results in " + folder);
        assertThat(folder.resolve("before")).hasContent("as it was");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"attack\":\"\",\"seq\":2,\"code\":200,\"timestamp\":\"2026-01-01T00:00:00Z\",\"latency\":1,\"body\":nu",
                "{\"attack\":\"\",\"seq\":2,\"code\":2",
                "{",
                "{\"timestamp\":\"2026-01-01T00:00:00Z\",\"headers\":{\"A\":[\"b\"]}",
                "3000000000,20",
                "3000000000,200,1000000,0,12,,,a,2",
                "3000000000,200,1000000,0,12,\"half a"
            })
    void aLastLineThatWasCutCostsNothingButItself(String cut) throws IOException {
        boolean json = cut.startsWith("{");
        if (json) {
            execute("encode -to json -output $/input $/results.csv");
        } else {
            Files.writeString(folder.resolve("input"), TWO_LINES);
        }
        Files.writeString(folder.resolve("input"), cut, StandardOpenOption.APPEND);

        assertThat(execute("report -output $/report.txt $/input")).isEqualTo(ExitCode.OK);
        assertThat(execute("encode -to csv -output $/whole.csv $/input")).isEqualTo(ExitCode.OK);
        assertThat(execute("plot -output $/plot.html $/input")).isEqualTo(ExitCode.OK);

        assertThat(folder.resolve("report.txt")).content().contains("         2, 2.00, 1.00\n");
        assertThat(folder.resolve("whole.csv")).hasContent(TWO_LINES);
        assertThat(folder.resolve("plot.html")).content().contains("\"requests\":2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "{\"seq\":1}", "{\"timestamp\":\"soon\"}"})
    void aLastLineThatIsWholeAndNoResultIsStillRefused(String line) throws IOException {
        execute("encode -to json -output $/input $/results.csv");
        Files.writeString(folder.resolve("input"), line, StandardOpenOption.APPEND);

        assertThat(execute("report -output $/x $/input")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("input, line 3: ");
    }

    @Test
    void passesOverAByteOrderMark() throws IOException {
        execute("encode -to json -output $/results.json $/results.csv");
        for (String name : new String[] {"results.csv", "results.json"}) {
            Files.writeString(folder.resolve("marked"), "\ufeff" + Files.readString(folder.resolve(name)));

            assertThat(execute("encode -to csv -output $/again.csv $/marked")).isEqualTo(ExitCode.OK);

            assertThat(folder.resolve("again.csv")).hasContent(TWO_LINES);
        }
        Files.writeString(folder.resolve("marked"), "\ufeff");
        assertThat(execute("report $/marked")).isEqualTo(ExitCode.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void namesTheEncodingOfResultsThatPowerShellWrote(String charset) throws IOException {
        Files.writeString(folder.resolve("wide"), "\ufeff" + TWO_LINES, Charset.forName(charset));

        assertThat(execute("report $/wide")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("these results are in UTF-16").doesNotContain("gob");
    }

    @Test
    void encodesThereAndBack() {
        assertThat(execute("encode -to json -output $/results.json $/results.csv"))
                .isEqualTo(ExitCode.OK);
        assertThat(execute("encode -to CSV -output $/again.csv $/results.json")).isEqualTo(ExitCode.OK);

        assertThat(folder.resolve("again.csv")).content().isEqualTo(TWO_LINES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report -type text",
                "report -type json",
                "report -type hist[0,1ms,10ms]",
                "plot",
                "encode -to csv"
            })
    void readsGobAsItReadsWhatVegetaMadeOfIt(String command) {
        assertThat(execute(command + " -output $/gob " + VEGETAS + "two-streams.bin"))
                .isEqualTo(ExitCode.OK);
        assertThat(execute(command + " -output $/json " + VEGETAS + "two-streams.json"))
                .isEqualTo(ExitCode.OK);

        assertThat(folder.resolve("gob")).isNotEmptyFile();
        assertThat(read("gob").replace("two-streams.bin", "two-streams.json")).isEqualTo(read("json"));
    }

    @Test
    void encodesGobThereAndBack() {
        assertThat(execute("encode -output $/results.json " + VEGETAS + "mixed.bin"))
                .isEqualTo(ExitCode.OK);
        assertThat(execute("encode -to gob -output $/again.bin $/results.json")).isEqualTo(ExitCode.OK);

        assertThat(folder.resolve("again.bin")).hasSameBinaryContentAs(Path.of(VEGETAS + "mixed.bin"));
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
                "encode -to xml $/results.csv",
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

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int execute(String arguments) {
        CommandLine commandLine = LoadTester.commandLine(Map.of());
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(
                arguments.replace("$", folder.toString()).trim().split(" +", -1));
    }
}
