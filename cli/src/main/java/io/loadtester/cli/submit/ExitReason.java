package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.ExitCode;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Explains an exit code other than 0 of a command about a test. */
final class ExitReason {

    private ExitReason() {}

    /**
     * The reason in a sentence; empty for success, and for failed thresholds, which have been printed already.
     *
     * @param report from the master, as JSON
     */
    static Optional<String> of(JsonNode report, int exitCode) {
        if (exitCode == ExitCode.OK || exitCode == ExitCode.THRESHOLD) {
            return Optional.empty();
        }
        String sentence = report.path("outcome").path("sentence").asString("");
        return Optional.of(sentence.isEmpty() ? derived(report) : sentence);
    }

    private static String derived(JsonNode report) {
        String state = report.path("state").asString("");
        switch (state) {
            case "PENDING", "RUNNING", "STOPPING" -> {
                return "the test has not ended: it is " + state.toLowerCase(Locale.ROOT);
            }
            case "FAILED" -> {
                return "the test failed";
            }
            default -> {
                // Ended; the reason follows from verdict and completeness.
            }
        }
        JsonNode verdict = report.path("verdict");
        if (verdict.path("status").asString("").equals("invalid")) {
            return "the results do not count: the load generator was invalid: "
                    + verdict.path("reason").asString("");
        }
        if (!report.path("complete").asBoolean(false)) {
            StringBuilder text = new StringBuilder("the results are incomplete");
            report.path("missing").forEach(missing -> text.append("; ").append(missing.asString("")));
            return text.toString();
        }
        return "the test " + state.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
