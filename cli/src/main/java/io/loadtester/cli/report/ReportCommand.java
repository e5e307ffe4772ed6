package io.loadtester.cli.report;

import io.loadtester.cli.results.RecordInputs;
import io.loadtester.cli.results.RecordReader;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.Output;
import io.loadtester.spec.DurationParser;
import io.loadtester.spec.InputException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports on results of an attack. */
@Command(
        name = "report",
        description = "Reports on the results of an attack by this program or by Vegeta.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the report was written; a truncated last line is left out with a warning",
            " 1:reading or writing failed, or there were no results",
            " 2:wrong usage, or a line that is not a result",
            "130:Ctrl-C a second time; after the first, piped input is read to its end"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  Attack and report at once:",
            "    echo 'GET http://127.0.0.1:9000/' | \\",
            "      loadtester attack -rate 500 -duration 5s | loadtester report",
            "  The same numbers for a script:",
            "    loadtester report -type json results.json | jq '.latencies.\"99th\" / 1e6'",
            "  A latency histogram over the results of two machines:",
            "    loadtester report -type 'hist[0,2ms,10ms,100ms]' one.json two.json",
            "  The report so far, every second while results arrive:",
            "    loadtester attack … | tee results.json | loadtester report -every 1s",
            "  Flags may be written with one dash or two."
        })
public final class ReportCommand implements Callable<Integer> {

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "text",
            description = "text, json, hist, hist[0,2ms,…], hdrplot (Vegeta's percentile table) or hgrm"
                    + " (HdrHistogram's). Default: ${DEFAULT-VALUE}")
    private String type = "text";

    @Option(
            names = "--buckets",
            paramLabel = "BUCKETS",
            description = "Latency buckets for hist and json, like [0,1ms,10ms].")
    private String buckets = "";

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            defaultValue = "0s",
            description = "Write the report so far at this interval. Default: only at the end")
    private String every = "0s";

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = Output.STDOUT,
            description = "Where to write. Default: ${DEFAULT-VALUE}")
    private String output = Output.STDOUT;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Results in JSON, CSV or Vegeta's gob. Default: standard input")
    private List<String> files = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        ReportType reportType = ReportType.parse(type, buckets);
        Duration period = DurationParser.parse("--every", every);
        if (!period.isZero() && period.toMillis() == 0) {
            throw new InputException("--every", "must be 1ms at least; got " + every);
        }
        RecordInputs.readOnWhenInterrupted(files);
        try (RecordReader records = RecordInputs.open(files)) {
            RunningReport report = new RunningReport(records, reportType, Output.isTerminal(output));
            if (period.isZero()) {
                report.readToTheEnd();
                Output.write(output, report::writeTo);
            } else {
                Output.write(output, out -> report.writeEvery(period, out));
            }
            return ExitCode.OK;
        }
    }
}
