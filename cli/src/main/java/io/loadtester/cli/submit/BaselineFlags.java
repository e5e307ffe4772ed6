package io.loadtester.cli.submit;

import io.loadtester.cli.comparison.ComparisonFormat;
import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The flags that compare a finished test with a baseline and make it the new baseline. */
final class BaselineFlags {

    private static final double CONFIDENCE = 95;

    @Option(
            names = "--baseline",
            paramLabel = "TAG",
            description = "Compare the test with the baseline of this tag; exit code 99 if it is worse.")
    private String baseline = "";

    @Option(
            names = "--set-baseline",
            paramLabel = "TAG",
            description = "Make the test the baseline of this tag if it ends with exit code 0.")
    private String newBaseline = "";

    @Option(
            names = "--tolerance",
            paramLabel = "PERCENT",
            defaultValue = "5",
            description = "With --baseline: differences up to this share are ignored. Default: ${DEFAULT-VALUE}")
    private double tolerance;

    /** Rejects {@code --detach} with a baseline flag, because both need the end of the test. */
    void checkWaits(boolean detach) {
        if (detach && !(baseline.isBlank() && newBaseline.isBlank())) {
            throw new CommandException(
                    ExitCode.USAGE, "--detach excludes --baseline and --set-baseline, which wait for the test's end");
        }
    }

    /**
     * Compares with the baseline and sets the new one, as the flags say, and prints the outcome.
     *
     * @param reportFormat the format that the report was printed in
     * @param exitCode so far; kept if it is not 0
     * @param out receives the text that follows the report
     * @return the exit code after the comparison
     */
    int apply(MasterClient client, String testId, String reportFormat, int exitCode, Consumer<String> out) {
        int after = baseline.isBlank() ? exitCode : compare(client, testId, reportFormat, exitCode, out);
        if (!newBaseline.isBlank()) {
            set(client, testId, after);
        }
        return after;
    }

    private int compare(MasterClient client, String testId, String reportFormat, int exitCode, Consumer<String> out) {
        Optional<String> reference = client.baseline(baseline);
        if (reference.isEmpty()) {
            System.err.println("There is no baseline for \"" + baseline + "\" yet, so nothing was compared."
                    + " To make a test the baseline, submit it with --set-baseline \"" + baseline + "\".");
            return exitCode;
        }
        JsonNode comparison = client.compare(List.of(reference.get(), testId), CONFIDENCE, tolerance);
        switch (reportFormat) {
            case "text" -> out.accept("\n" + ComparisonFormat.TEXT.print(comparison));
            case "markdown" -> out.accept("\n" + ComparisonFormat.MARKDOWN.print(comparison));
            case "json" -> out.accept(ComparisonFormat.JSON.print(comparison));
            // Text after the report would break parsers of these formats.
            default -> System.err.print(ComparisonFormat.TEXT.print(comparison));
        }
        boolean worse = comparison
                .path("comparisons")
                .path(0)
                .path("verdict")
                .asString("")
                .equals("worse");
        return worse && exitCode == ExitCode.OK ? ExitCode.THRESHOLD : exitCode;
    }

    private void set(MasterClient client, String testId, int exitCode) {
        if (exitCode == ExitCode.OK) {
            client.setBaseline(newBaseline, testId);
            System.err.println("Test " + testId + " is now the baseline of \"" + newBaseline + "\".");
        } else {
            System.err.println("The baseline of \"" + newBaseline + "\" is unchanged: exit code " + exitCode + ".");
        }
    }
}
