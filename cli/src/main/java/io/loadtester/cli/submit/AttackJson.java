package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.spec.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The attack options of a submission: the text of {@code --attack}, which the master validates, plus the values of
 * other flags.
 */
final class AttackJson {

    private static final String FLAG = "--attack";

    private final String text;
    private @Nullable ObjectNode object;

    AttackJson(String text) {
        this.text = text;
    }

    /** The unchanged text if nothing was added or replaced, otherwise the object. */
    Object value() {
        return object == null ? text : object;
    }

    /**
     * Adds an option.
     *
     * @param flag that sets it, for messages
     */
    void add(String flag, String option, JsonNode value) {
        if (has(option)) {
            throw new CommandException(
                    ExitCode.USAGE, flag + ": --attack has a " + option + " already; leave one of them out");
        }
        object().set(option, value);
    }

    /** Replaces an option if it is present. */
    void replace(String option, String value) {
        if (has(option)) {
            object().put(option, value);
        }
    }

    /** The string value of an option; empty if there is none. */
    String word(String option) {
        return mentions(option) ? object().path(option).asString("") : "";
    }

    boolean has(String option) {
        return mentions(option) && object().hasNonNull(option);
    }

    /** Avoids parsing if it can: text that is not JSON is left for the master to reject. */
    private boolean mentions(String option) {
        return object != null || text.contains("\"" + option + "\"");
    }

    private ObjectNode object() {
        if (object == null) {
            object = parse(text);
        }
        return object;
    }

    private static ObjectNode parse(String text) {
        try {
            JsonNode node = text.isBlank()
                    ? JsonMapper.shared().createObjectNode()
                    : JsonMapper.shared().readTree(text);
            if (node instanceof ObjectNode read) {
                return read;
            }
        } catch (JacksonException e) {
            throw new CommandException(ExitCode.USAGE, FLAG + ": not JSON: " + Reason.of(e), e);
        }
        throw new CommandException(ExitCode.USAGE, FLAG + ": must be a JSON object");
    }
}
