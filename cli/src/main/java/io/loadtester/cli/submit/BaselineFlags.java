package io.loadtester.cli.submit;

import io.loadtester.cli.comparison.ComparisonFormat;
import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What a test that has ended is held against, and whether it becomes what later ones are held against. */
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
            description = "With --baseline: up to which share a difference counts as none. Default: ${DEFAULT-VALUE}")
    private double tolerance;

    /** Both need the test's end. */
    void checkWaits(boolean detach) {
        if (detach && !(baseline.isBlank() && newBaseline.isBlank())) {
            throw new CommandException(
                    ExitCode.USAGE, "--detach goes with neither --baseline nor --set-baseline, which need the end");
        }
    }

    /**
     * Compares and sets, as the flags say, and prints what came of it.
     *
     * @param reportFormat the word of the form that the report was printed in
     * @param exitCode as it stands; what is not 0 already stays
     * @param out takes what goes after the report
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
            // Whoever reads the report would stumble over anything after it.
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
            System.err.println("Test " + testId + " is the baseline of \"" + newBaseline + "\" now.");
        } else {
            System.err.println("The baseline of \"" + newBaseline + "\" stays as it was: exit code " + exitCode + ".");
        }
    }
}
