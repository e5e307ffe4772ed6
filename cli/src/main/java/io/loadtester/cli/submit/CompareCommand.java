package io.loadtester.cli.submit;

import io.loadtester.cli.comparison.ComparisonFormat;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.OutputFlag;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares tests that have ended. */
@Command(
        name = "compare",
        description = "Compares two to five finished tests with the first of them and shows which differences"
                + " are more than noise.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the tests were compared, whatever the outcome",
            " 2:wrong usage, or the master rejected the input",
            " 3:the master cannot be reached"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  Was last night's test worse than the one before?",
            "    loadtester compare 0f8e4a58-… 9e2a11ab-…",
            "  As a table for a pull request, ignoring differences up to 2 %%:",
            "    loadtester compare 0f8e4a58-… 9e2a11ab-… --format markdown --tolerance 2",
            "  A name in [BRACKETS] is the environment variable for the flag."
        })
public final class CompareCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", arity = "2..5", description = "Ids of tests; the first is the reference.")
    private List<UUID> tests = List.of();

    @Mixin
    private MasterFlags master = new MasterFlags();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Format of the comparison: text, markdown or json. Default: ${DEFAULT-VALUE}")
    private ComparisonFormat format = ComparisonFormat.TEXT;

    @Option(
            names = "--confidence",
            paramLabel = "PERCENT",
            defaultValue = "95",
            description = "Joint confidence of all ranges of a test. Default: ${DEFAULT-VALUE}")
    private double confidence;

    @Option(
            names = "--tolerance",
            paramLabel = "PERCENT",
            defaultValue = "5",
            description = "Differences up to this share of the reference are ignored. Default: ${DEFAULT-VALUE}")
    private double tolerance;

    @Mixin
    private OutputFlag output = new OutputFlag();

    @Override
    public Integer call() {
        output.print(format.print(
                master.connect().compare(tests.stream().map(UUID::toString).toList(), confidence, tolerance)));
        return ExitCode.OK;
    }
}
