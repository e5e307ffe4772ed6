package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.FlagField;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Converts an error response of the master into a message about the user's flags. */
final class MasterRefusal {

    private static final Map<String, String> FLAGS = Map.ofEntries(
            Map.entry("durationSeconds", "--duration"),
            Map.entry("ratePerSecond", "--rate"),
            Map.entry("targetsBase64", "--targets"),
            Map.entry("vegetaPayloadJson", "--attack"),
            Map.entry("workerCount", "--workers"),
            Map.entry("rateDistribution", "--distribution"),
            Map.entry("rateWeights", "--weights"),
            Map.entry("onWorkerLoss", "--on-worker-loss"),
            Map.entry("tags", "--tag"),
            Map.entry("thresholds", "--threshold"),
            Map.entry("name", "--name"));

    /** Parameters of reports, whose flags have the same names. */
    private static final Set<String> SAME = Set.of("from", "to", "target", "worker", "percentiles", "format");

    private MasterRefusal() {}

    /** @param problem problem+json, or any other response body */
    static CommandException of(int status, JsonNode problem) {
        String detail = problem.path("detail").asString(problem.path("title").asString("status " + status));
        String field = problem.path("field").asString("");
        if (status == 401) {
            return new CommandException(
                    ExitCode.USAGE,
                    "the master refuses the login (" + detail + "); check --username, --password, --token");
        }
        if (status == 502 || status == 503 || status == 504) {
            return new CommandException(ExitCode.UNREACHABLE, "the master cannot answer at the moment: " + detail);
        }
        if (status >= 500) {
            return new CommandException(ExitCode.FAILED, "the master failed: " + detail);
        }
        return new CommandException(
                ExitCode.USAGE, field.isEmpty() ? detail : flag(field) + ": " + message(field, detail));
    }

    /** Strips the leading field name, because the flag has another name. */
    private static String message(String field, String detail) {
        return detail.startsWith(field + ": ") ? detail.substring(field.length() + 2) : detail;
    }

    private static String flag(String field) {
        return FlagField.words(path(field));
    }

    private static String path(String field) {
        if (field.startsWith("vegetaPayloadJson.pacer") || field.startsWith("vegetaPayloadJson.feeder")) {
            return "--" + field.substring("vegetaPayloadJson.".length());
        }
        String name = field.split("[.\\[]", 2)[0];
        if (SAME.contains(field)) {
            return "--" + field;
        }
        return FLAGS.containsKey(name) ? FLAGS.get(name) + field.substring(name.length()) : field;
    }
}
