package io.loadtester.cli.attack;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.Body;
import io.loadtester.spec.AttackOption;
import io.loadtester.spec.AttackOptionsParser;
import io.loadtester.spec.InputException;
import io.loadtester.spec.OptionFlag;
import io.loadtester.spec.OptionTable;
import io.loadtester.spec.ParsedOptions;
import io.loadtester.spec.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Collects attack options from flags as JSON, the form that the options' parser reads. Files named by flags belong to
 * the user of this process, so they are read here.
 */
final class OptionsDraft {

    private static final String FIELD = "attack";

    private final ObjectNode json = JsonMapper.shared().createObjectNode();
    private Body body = Body.EMPTY;

    void text(String option, @Nullable String value) {
        if (value != null) {
            json.put(option, value);
        }
    }

    void object(String option, ObjectNode value) {
        json.set(option, value);
    }

    /**
     * Adds the values of the flags that {@link OptionFlags} has made.
     *
     * @param password of the private keys in files
     */
    void flags(CommandSpec command, KeyPassword password) {
        for (AttackOption<?> option : OptionTable.ALL) {
            OptionFlag flag = option.flag();
            for (String name : option.flagNames()) {
                OptionSpec spec = command.findOption(name);
                Object value = spec == null ? null : spec.getValue();
                if (flag != null && value != null) {
                    // Under the name that was typed, which is the one to complain of.
                    flag(name.equals(flag.name()) ? option.name() : name.substring(2), flag, value, password);
                }
            }
        }
    }

    private void flag(String option, OptionFlag flag, Object value, KeyPassword password) {
        switch (flag.form()) {
            case TEXT -> json.put(option, (String) value);
            case NUMBER -> number(option, (String) value);
            case SWITCH -> json.put(option, (Boolean) value);
            case SWITCH_OFF -> {
                if ((Boolean) value) {
                    json.put(option, false);
                }
            }
            case REPEATED -> texts(value).forEach(json.putArray(option)::add);
            case REPEATED_JSON -> objects(option, flag.name(), texts(value));
            case BODY_FILE -> body(flag.name(), (String) value);
            case PEM_FILE -> pem(option, flag.name(), List.of((String) value), password);
            case PEM_FILES -> pem(option, flag.name(), List.of(((String) value).split(",")), password);
        }
    }

    private static List<String> texts(Object value) {
        return ((List<?>) value).stream().map(String::valueOf).toList();
    }

    private void objects(String option, String flag, List<String> texts) {
        ArrayNode array = json.putArray(option);
        for (String text : texts) {
            try {
                array.add(JsonMapper.shared().readTree(text));
            } catch (JacksonException e) {
                throw new InputException(flag, "must be a JSON object; it is not JSON: " + Reason.of(e));
            }
        }
    }

    /** A number of any size, because Vegeta's default of max-workers is huge; the parser rejects invalid ones. */
    private void number(String option, String value) {
        try {
            json.put(option, new BigDecimal(value));
        } catch (NumberFormatException e) {
            json.put(option, value);
        }
    }

    /** Reads a body from a file. It is kept out of the JSON because it may be long. */
    private void body(String flag, String path) {
        try {
            body = new FileBodies().read(path);
        } catch (IOException e) {
            throw new CommandException(ExitCode.USAGE, flag + ": " + path + " " + e.getMessage(), e);
        }
    }

    /** Adds the concatenated PEM texts of files, with encrypted keys decrypted. */
    void pem(String option, String flag, List<String> paths, KeyPassword password) {
        StringBuilder text = new StringBuilder();
        for (String path : paths) {
            text.append(new String(read(flag, path), StandardCharsets.ISO_8859_1))
                    .append('\n');
        }
        json.put(option, password.decrypt(flag, text.toString()));
    }

    /** The options in the form to submit, with the body in base64. */
    ObjectNode json() {
        ObjectNode copy = json.deepCopy();
        if (!body.isEmpty()) {
            copy.put("body", Base64.getEncoder().encodeToString(body.bytes()));
        }
        return copy;
    }

    /** @throws InputException naming the flag */
    ParsedOptions parse() {
        try {
            ParsedOptions parsed = AttackOptionsParser.parse(FIELD, json);
            if (body.isEmpty()) {
                return parsed;
            }
            AttackOptions options = parsed.options();
            return new ParsedOptions(
                    options.with(options.request().with(body)), parsed.format(), parsed.name(), parsed.pacer());
        } catch (InputException e) {
            throw new InputException(OptionTable.flagOf(e.field().replaceFirst("^" + FIELD + "\\.", "")), e.message());
        }
    }

    static byte[] read(String flag, String path) {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException | InvalidPathException e) {
            throw new CommandException(ExitCode.USAGE, flag + ": cannot read " + path + ": " + Reason.of(e), e);
        }
    }
}
