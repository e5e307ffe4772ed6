package io.loadtester.common.input;

import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.Header;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/**
 * Reads attack options: a JSON object with Vegeta's options, in camelCase or in the spelling of Vegeta's flags
 * ({@code max-workers}). What is absent or null has its default. An option that is not supported yet is accepted when
 * its value says what happens anyway, for instance {@code "http2": false}, and refused otherwise.
 */
public final class AttackOptionsParser {

    private AttackOptionsParser() {}

    /**
     * @param json an object; empty text stands for all defaults
     * @throws InputException if it is no object, or an option is unknown, refused, of the wrong type or out of range;
     *     its field is then the option's, for instance {@code vegetaPayloadJson.timeout}
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
                throw new InputException(field, "must be one JSON object; there is more after it");
            }
        } catch (JacksonException e) {
            throw new InputException(field, "must be a JSON object; it is not JSON: " + JsonText.reason(e));
        }
        return parse(field, options);
    }

    /** Does the same for JSON that has been parsed already. */
    public static ParsedOptions parse(String field, JsonNode options) {
        if (options.isNull() || options.isMissingNode()) {
            return ParsedOptions.DEFAULTS;
        }
        if (!options.isObject()) {
            throw new InputException(field, "must be a JSON object; got " + JsonText.typeOf(options));
        }
        return read(new OptionReader(field, supported(Place.field(field), options)));
    }

    private static ParsedOptions read(OptionReader reader) {
        AttackOptions defaults = AttackOptions.DEFAULTS;
        List<Header> headers = reader.headers("headers");
        AttackOptions options = new AttackOptions(
                reader.duration("timeout", defaults.timeout()),
                (int) reader.wholeNumber("redirects", AttackOptions.NO_FOLLOW, Integer.MAX_VALUE, defaults.redirects()),
                reader.flag("keepalive", defaults.keepalive()),
                reader.flag("insecure", defaults.insecure()),
                (int) reader.wholeNumber("connections", 0, Integer.MAX_VALUE, defaults.connections()),
                (int) reader.wholeNumber("maxConnections", 0, Integer.MAX_VALUE, defaults.maxConnections()),
                reader.wholeNumber("workers", 1, Long.MAX_VALUE, defaults.workers()),
                reader.countOrUnlimited("maxWorkers", defaults.maxWorkers()),
                headers,
                reader.body("body"));
        return new ParsedOptions(options, reader.format("format"), reader.name("name"));
    }

    /** The options that count, each under its one name and with the spelling it was given in. */
    private static Map<String, OptionReader.Given> supported(Place place, JsonNode options) {
        Map<String, OptionReader.Given> supported = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : options.properties()) {
            String written = entry.getKey();
            JsonNode value = entry.getValue();
            String name = OptionName.canonical(written);
            if (!OptionName.SUPPORTED.contains(name)) {
                OptionName.objection(written, value).ifPresent(objection -> {
                    throw place.key(written).wrong(objection);
                });
                continue;
            }
            OptionReader.Given before = supported.put(name, new OptionReader.Given(written, value));
            if (before != null) {
                throw place.key(written).wrong("is given twice, also as " + before.written());
            }
        }
        return supported;
    }
}
