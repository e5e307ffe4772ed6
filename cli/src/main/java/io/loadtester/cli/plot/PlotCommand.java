package io.loadtester.cli.plot;

import io.loadtester.cli.results.RecordInputs;
import io.loadtester.cli.results.RecordReader;
import io.loadtester.cli.results.ResultRecord;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.Output;
import io.loadtester.spec.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws results as an HTML page. */
@Command(
        name = "plot",
        description = "Plots results: latency over time, latency by percentile and the rate over time, in one HTML file"
                + " that needs no network.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the page was written",
            " 1:reading or writing failed, or there were no results",
            " 2:wrong usage, or a line that is not a result"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  A page to view or share:",
            "    loadtester plot -title 'Checkout, 500/s' -output plot.html results.json",
            "  Two runs in the same charts:",
            "    loadtester plot before.json after.json > plot.html",
            "  Flags may be written with one dash or two."
        })
public final class PlotCommand implements Callable<Integer> {

    @Option(
            names = "--title",
            paramLabel = "TITLE",
            defaultValue = "Load test results",
            description = "Title of the page. Default: ${DEFAULT-VALUE}")
    private String title = "";

    @Option(
            names = "--threshold",
            paramLabel = "POINTS",
            defaultValue = "4000",
            description = "Most latency points for the successes, and for the failures, of each attack; more points"
                    + " are downsampled without losing peaks. Default: ${DEFAULT-VALUE}")
    private int threshold = 4_000;

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
    public Integer call() throws IOException {
        if (threshold < 4) {
            throw new InputException("--threshold", "must be at least 4; got " + threshold);
        }
        RecordInputs.readOnWhenInterrupted(files);
        Plot plot = new Plot(threshold);
        for (String file : files.isEmpty() ? List.of(RecordInputs.STDIN) : files) {
            collect(file, plot);
        }
        if (plot.series().isEmpty()) {
            throw RecordInputs.nothingIn(files);
        }
        String page = PlotPage.of(title, PlotData.of(title, plot));
        Output.write(output, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
        return ExitCode.OK;
    }

    private static void collect(String file, Plot plot) throws IOException {
        try (RecordReader records = RecordInputs.open(file)) {
            @Nullable ResultRecord record = records.read();
            while (record != null) {
                plot.add(file, record);
                record = records.read();
            }
        }
    }
}
