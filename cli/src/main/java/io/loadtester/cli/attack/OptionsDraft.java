package io.loadtester.cli.attack;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.Body;
import io.loadtester.spec.AttackOptionsParser;
import io.loadtester.spec.InputException;
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
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attack options as flags give them, put into the form that is read everywhere. What flags name as files is read here:
 * this process attacks by itself, and they are its user's.
 */
final class OptionsDraft {

    private static final String FIELD = "attack";
    private static final Pattern UPPER = Pattern.compile("([A-Z])");

    private final ObjectNode json = JsonMapper.shared().createObjectNode();
    private Body body = Body.EMPTY;

    void text(String option, @Nullable String value) {
        if (value != null) {
            json.put(option, value);
        }
    }

    void texts(String option, @Nullable List<String> values) {
        if (values != null) {
            ArrayNode array = json.putArray(option);
            values.forEach(array::add);
        }
    }

    void object(String option, ObjectNode value) {
        json.set(option, value);
    }

    void objects(String option, String flag, @Nullable List<String> texts) {
        if (texts != null) {
            ArrayNode array = json.putArray(option);
            for (String text : texts) {
                try {
                    array.add(JsonMapper.shared().readTree(text));
                } catch (JacksonException e) {
                    throw new InputException(flag, "must be a JSON object; it is not JSON: " + Reason.of(e));
                }
            }
        }
    }

    void flag(String option, @Nullable Boolean value) {
        if (value != null) {
            json.put(option, value);
        }
    }

    /** A number of any size, as Vegeta's default of max-workers is; what is none is for the reader to complain of. */
    void number(String option, @Nullable Object value) {
        if (value == null) {
            return;
        }
        try {
            json.put(option, new BigDecimal(value.toString()));
        } catch (NumberFormatException e) {
            json.put(option, value.toString());
        }
    }

    /** A body in a file, which may be long: it does not become part of the form. */
    void body(String flag, @Nullable String path) {
        if (path != null) {
            try {
                body = new FileBodies().read(path);
            } catch (IOException e) {
                throw new CommandException(ExitCode.USAGE, flag + ": " + path + " " + e.getMessage(), e);
            }
        }
    }

    /** The PEM texts of files, one after the other; encrypted keys in them are decrypted. */
    void pem(String option, String flag, List<String> paths, KeyPassword password) {
        StringBuilder text = new StringBuilder();
        for (String path : paths) {
            text.append(new String(read(flag, path), StandardCharsets.ISO_8859_1))
                    .append('\n');
        }
        json.put(option, password.decrypt(flag, text.toString()));
    }

    /** As it can be submitted. */
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
            throw new InputException(flagOf(e.field().replaceFirst("^" + FIELD + "\\.", "")), e.message());
        }
    }

    /** {@code maxWorkers} is given as {@code --max-workers}. */
    static String flagOf(String option) {
        if (option.startsWith("feeder")) {
            return option.equals("feeder") || option.equals("feeder.csv")
                    ? "--feeder"
                    : "--feeder-" + option.substring("feeder.".length());
        }
        String flag = UPPER.matcher(option).replaceAll("-$1").toLowerCase(Locale.ROOT);
        if (flag.startsWith("assertions")) {
            return "--assert";
        }
        if (flag.equals("template")) {
            return "--no-template";
        }
        return "--" + (flag.endsWith("headers") ? flag.substring(0, flag.length() - 1) : flag);
    }

    static byte[] read(String flag, String path) {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException | InvalidPathException e) {
            throw new CommandException(ExitCode.USAGE, flag + ": cannot read " + path + ": " + Reason.of(e), e);
        }
    }
}
