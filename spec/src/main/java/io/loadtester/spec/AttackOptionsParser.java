package io.loadtester.spec;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads attack options: a JSON object with Vegeta's options, in camelCase or spelt like Vegeta's flags ({@code
 * max-in-flight}). Absent or null options have their defaults.
 *
 * <pre>{@code
 * AttackOptions options = AttackOptionsParser.parse("options", "{\"timeout\": \"5s\"}").options();
 * }</pre>
 */
public final class AttackOptionsParser {

    private AttackOptionsParser() {}

    /**
     * @param json an object; blank for all defaults
     * @throws InputException if it is not an object, or an option is unknown, refused, of the wrong type or out of
     *     range; it then names the option, for instance {@code vegetaPayloadJson.timeout}
     */
    public static ParsedOptions parse(String field, String json) {
        if (json.isBlank()) {
            return ParsedOptions.DEFAULTS;
        }
        JsonNode options;
        try (JsonParser parser = JsonText.MAPPER.createParser(json)) {
            parser.nextToken();
            options = JsonText.MAPPER.readTree(parser);
            if (parser.nextToken() != null) {
                throw new InputException(field, "must be one JSON object with nothing after it");
            }
        } catch (JacksonException e) {
            throw new InputException(field, "must be a JSON object; it is not JSON: " + JsonText.reason(e));
        }
        return parse(field, options);
    }

    /** Reads options from parsed JSON. */
    public static ParsedOptions parse(String field, JsonNode options) {
        if (options.isNull() || options.isMissingNode()) {
            return ParsedOptions.DEFAULTS;
        }
        if (!options.isObject()) {
            throw new InputException(field, "must be a JSON object; got " + JsonText.typeOf(options));
        }
        return OptionValues.read(Place.field(field), options).parsed();
    }

    /** Reads options that another version may have written: ignores unknown ones. */
    public static ParsedOptions parseKnown(String field, JsonNode options) {
        ObjectNode known = JsonText.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> entry : options.properties()) {
            if (OptionTable.find(entry.getKey()).isPresent()) {
                known.set(entry.getKey(), entry.getValue());
            }
        }
        return parse(field, known);
    }
}
