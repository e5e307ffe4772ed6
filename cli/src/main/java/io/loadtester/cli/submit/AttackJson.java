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
 * The attack options of a submission: the text after {@code --attack}, which the master reads and judges, and what other
 * flags say in addition.
 */
final class AttackJson {

    private static final String FLAG = "--attack";

    private final String text;
    private @Nullable ObjectNode object;

    AttackJson(String text) {
        this.text = text;
    }

    /** The text as it was given if nothing was added, else the object. */
    Object value() {
        return object == null ? text : object;
    }

    /**
     * Adds an option.
     *
     * @param flag that gives it
     */
    void add(String flag, String option, JsonNode value) {
        if (has(option)) {
            throw new CommandException(ExitCode.USAGE, flag + ": --attack has a " + option + " already");
        }
        object().set(option, value);
    }

    /** Replaces an option if it is given. */
    void replace(String option, String value) {
        if (has(option)) {
            object().put(option, value);
        }
    }

    /** A string that is given; empty if there is none. */
    String word(String option) {
        return mentions(option) ? object().path(option).asString("") : "";
    }

    boolean has(String option) {
        return mentions(option) && object().hasNonNull(option);
    }

    /** What is no JSON stays a text, and is the master's to refuse, as long as nobody wants to know more of it. */
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
            throw new CommandException(ExitCode.USAGE, FLAG + ": is not JSON: " + Reason.of(e), e);
        }
        throw new CommandException(ExitCode.USAGE, FLAG + ": must be a JSON object");
    }
}
