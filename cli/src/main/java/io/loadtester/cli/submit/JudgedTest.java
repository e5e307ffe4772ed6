package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.threshold.ThresholdOutcome;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A test's report and the outcomes of its thresholds.
 *
 * @param report from the master, as JSON
 */
public record JudgedTest(JsonNode report, List<ThresholdOutcome> outcomes) {

    public JudgedTest {
        outcomes = List.copyOf(outcomes);
    }

    /** Uses the thresholds that the test was submitted with. */
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

    /** The failed thresholds, one line each. */
    public List<String> failed() {
        return outcomes.stream()
                .filter(outcome -> !outcome.passed())
                .map(ThresholdOutcome::line)
                .toList();
    }

    /** The exit code for scripts. An untrustworthy test takes precedence over a failed threshold. */
    public int exitCode() {
        int ofThresholds = failed().isEmpty() ? ExitCode.OK : ExitCode.THRESHOLD;
        return switch (report.path("outcome").path("kind").asString("")) {
            case "passed", "no_thresholds" -> ofThresholds;
            case "failed" -> failedOtherwise(ofThresholds) ? ExitCode.FAILED : ofThresholds;
            case "stopped" -> ExitCode.FAILED;
            default -> ExitCode.DOUBTFUL;
        };
    }

    /** Whether a failed test failed for another reason than the given thresholds, which need not be its own. */
    private boolean failedOtherwise(int ofThresholds) {
        boolean byItsOwn = isState("COMPLETED") && report.path("succeeded").asLong(0) > 0;
        return isState("FAILED") || (ofThresholds == ExitCode.OK && !byItsOwn);
    }

    private boolean isState(String state) {
        return report.path("state").asString("").equals(state);
    }

    /** The test's outcome in a sentence. */
    public String sentence() {
        return report.path("outcome").path("sentence").asString("");
    }
}
