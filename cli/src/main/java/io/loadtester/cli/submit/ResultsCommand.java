package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.Output;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches the report of a stored test from a master. */
@Command(
        name = "results",
        description = "Fetches the report of a stored test, or of a part of it, from a master.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the report was written, whatever it says",
            " 1:writing failed",
            " 2:wrong usage, or the master rejected the request",
            " 3:the master cannot be reached"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  The second minute of a test, for two of its targets:",
            "    loadtester results \"$ID\" --from 60 --to 120 \\",
            "      --target home --target search --percentiles 50,99,99.99",
            "  A page to share:",
            "    loadtester results \"$ID\" --format html --output report.html",
            "  A name in [BRACKETS] is the environment variable for the flag."
        })
public final class ResultsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TEST", description = "The test's id.")
    private UUID testId = new UUID(0, 0);

    @Mixin
    private MasterFlags master = new MasterFlags();

    @Mixin
    private ReportQuery query = new ReportQuery();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = Output.STDOUT,
            description = "Where to write. Default: ${DEFAULT-VALUE}")
    private String output = Output.STDOUT;

    @Override
    public Integer call() {
        String report = master.connect().reportOf(testId.toString(), query.encoded());
        String text = report.endsWith("\n") ? report : report + "\n";
        Output.write(output, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return ExitCode.OK;
    }
}
