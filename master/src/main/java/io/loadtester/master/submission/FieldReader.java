package io.loadtester.master.submission;

import io.loadtester.master.problem.FieldError;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.spec.InputException;
import io.loadtester.spec.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the fields of a JSON object and collects everything that is wrong with them, so that a user sees all errors at
 * once. Field names may be in camelCase or snake_case. Bad values are replaced by the given stand-ins, which are never
 * used because {@link #throwIfBad()} is called first.
 */
final class FieldReader {

    private static final int MAX_SHOWN = 40;

    private record Given(String written, JsonNode value) {}

    private final Map<String, Given> given = new LinkedHashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    FieldReader(ObjectNode object, Set<String> known) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String written = entry.getKey();
            String name = camelCase(written);
            if (!known.contains(name)) {
                String suggestion = Nearest.to(name, known)
                        .map(nearest -> "; did you mean " + nearest + "?")
                        .orElse("; there are "
                                + String.join(", ", known.stream().sorted().toList()));
                error(shown(written), "is not a field of a test" + suggestion);
                continue;
            }
            Given before = given.put(name, new Given(written, entry.getValue()));
            if (before != null) {
                error(written, "is given twice, also as " + before.written());
            }
        }
    }

    /** Reads a field that must be present. */
    <T> T required(String field, BiFunction<String, JsonNode, T> parser, T standIn) {
        if (value(field).isEmpty()) {
            error(field, "is missing");
            return standIn;
        }
        return optional(field, parser, standIn);
    }

    /** Reads a field that may be absent or null. */
    <T> T optional(String field, BiFunction<String, JsonNode, T> parser, T whenAbsent) {
        Optional<JsonNode> value = value(field);
        if (value.isEmpty()) {
            return whenAbsent;
        }
        try {
            return parser.apply(written(field), value.get());
        } catch (InputException e) {
            error(e.field(), e.message());
            return whenAbsent;
        }
    }

    void error(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** Throws a 400 problem if anything was wrong so far. */
    void throwIfBad() {
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors);
        }
    }

    boolean has(String field) {
        return value(field).isPresent();
    }

    /** The field's name as the user wrote it. */
    String written(String field) {
        Given one = given.get(field);
        return one == null ? field : one.written();
    }

    private Optional<JsonNode> value(String field) {
        return Optional.ofNullable(given.get(field)).map(Given::value).filter(value -> !value.isNull());
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        boolean wordBegins = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                wordBegins = !camel.isEmpty();
            } else {
                camel.append(wordBegins ? Character.toUpperCase(c) : c);
                wordBegins = false;
            }
        }
        return camel.toString();
    }

    private static String shown(String name) {
        return name.length() <= MAX_SHOWN ? name : name.substring(0, MAX_SHOWN) + "…";
    }
}
