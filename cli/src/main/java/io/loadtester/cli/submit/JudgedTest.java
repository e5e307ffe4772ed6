package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.threshold.ThresholdOutcome;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A test that has ended, and what came of its thresholds.
 *
 * @param report the master's, as JSON
 */
public record JudgedTest(JsonNode report, List<ThresholdOutcome> outcomes) {

    public JudgedTest {
        outcomes = List.copyOf(outcomes);
    }

    /** Judged by the thresholds it was submitted with. */
    public static JudgedTest of(JsonNode report) {
        return of(report, report.path("thresholds"));
    }

    static JudgedTest of(JsonNode report, JsonNode thresholds) {
        List<ThresholdOutcome> outcomes = new ArrayList<>();
        thresholds.forEach(outcome -> outcomes.add(new ThresholdOutcome(
                outcome.path("expression").asString(""),
                outcome.path("passed").asBoolean(false),
                outcome.path("actual").isNumber() ? outcome.path("actual").asDouble() : null,
                outcome.path("text").asString(""),
                outcome.path("aborted").asBoolean(false))));
        return new JudgedTest(report, outcomes);
    }

    /** Those that failed, a line each. */
    public List<String> failed() {
        return outcomes.stream()
                .filter(outcome -> !outcome.passed())
                .map(ThresholdOutcome::line)
                .toList();
    }

    /** What a script should be told. Whether a test is to be believed comes before what it says of thresholds. */
    public int exitCode() {
        String state = report.path("state").asString("");
        boolean aborted = state.equals("STOPPED") && outcomes.stream().anyMatch(ThresholdOutcome::aborted);
        if (state.equals("FAILED") || (state.equals("STOPPED") && !aborted)) {
            return ExitCode.FAILED;
        }
        if (!(state.equals("COMPLETED") || aborted) || !isBelievable()) {
            return ExitCode.DOUBTFUL;
        }
        return failed().isEmpty() ? ExitCode.OK : ExitCode.THRESHOLD;
    }

    private boolean isBelievable() {
        boolean invalid = report.path("verdict").path("status").asString("").equals("invalid");
        return report.path("complete").asBoolean(false) && !invalid;
    }
}
