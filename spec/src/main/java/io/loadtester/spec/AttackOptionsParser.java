package io.loadtester.spec;

import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.ConnectionLife;
import io.loadtester.common.test.ConnectionOptions;
import io.loadtester.common.test.HitOptions;
import io.loadtester.common.test.NetworkOptions;
import io.loadtester.common.test.RequestOptions;
import io.loadtester.common.test.ResponseOptions;
import io.loadtester.common.test.TlsOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads attack options: a JSON object with Vegeta's options, in camelCase or in the spelling of Vegeta's flags
 * ({@code max-workers}). What is absent or null has its default.
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

    /** Does the same for options that another version may have written: passes over those it does not know. */
    public static ParsedOptions parseKnown(String field, JsonNode options) {
        ObjectNode known = JsonText.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> entry : options.properties()) {
            if (OptionName.SUPPORTED.contains(entry.getKey())) {
                known.set(entry.getKey(), entry.getValue());
            }
        }
        return parse(field, known);
    }

    private static ParsedOptions read(OptionReader reader) {
        AttackOptions options = new AttackOptions(
                request(reader),
                response(reader),
                hits(reader),
                connection(reader),
                tls(reader),
                network(reader),
                reader.feeder("feeder"));
        return new ParsedOptions(options, reader.format("format"), reader.name("name"), reader.pacer("pacer"));
    }

    private static RequestOptions request(OptionReader reader) {
        RequestOptions defaults = RequestOptions.DEFAULTS;
        return new RequestOptions(
                reader.duration("timeout", defaults.timeout()),
                (int) reader.wholeNumber(
                        "redirects", RequestOptions.NO_FOLLOW, Integer.MAX_VALUE, defaults.redirects()),
                reader.flag("chunked", defaults.chunked()),
                reader.headers("headers"),
                reader.body(),
                reader.flag("template", defaults.template()));
    }

    private static ResponseOptions response(OptionReader reader) {
        return new ResponseOptions(
                reader.byteCount("maxBody", ResponseOptions.WHOLE_BODY, ResponseOptions.DEFAULTS.maxBody()),
                reader.buckets("buckets"),
                reader.assertions("assertions"));
    }

    private static HitOptions hits(OptionReader reader) {
        HitOptions defaults = HitOptions.DEFAULTS;
        return new HitOptions(
                reader.wholeNumber("workers", 1, Long.MAX_VALUE, defaults.workers()),
                reader.countOrUnlimited("maxWorkers", defaults.maxWorkers()),
                reader.countOrUnlimited("maxRequests", defaults.maxRequests()),
                reader.flag("lazy", defaults.lazy()));
    }

    private static ConnectionOptions connection(OptionReader reader) {
        ConnectionOptions defaults = ConnectionOptions.DEFAULTS;
        return new ConnectionOptions(
                reader.flag("keepalive", defaults.keepalive()),
                reader.flag("http2", defaults.http2()),
                reader.flag("h2c", defaults.h2c()),
                (int) reader.wholeNumber("connections", 0, Integer.MAX_VALUE, defaults.idle()),
                (int) reader.wholeNumber("maxConnections", 0, Integer.MAX_VALUE, defaults.max()),
                new ConnectionLife(
                        reader.duration("idleTimeout", defaults.life().idleTimeout()),
                        reader.duration("maxConnectionAge", defaults.life().maxAge())));
    }

    private static TlsOptions tls(OptionReader reader) {
        TlsOptions defaults = TlsOptions.DEFAULTS;
        String cert = reader.pem("cert");
        String key = reader.pem("key");
        if (cert.isEmpty() && !key.isEmpty()) {
            throw reader.wrong("cert", "is missing: cert and key go together");
        }
        if (key.isEmpty()) {
            // Files that hold both are common, and Vegeta takes the key from there as well.
            PemText both = new PemText(cert);
            key = both.keys();
            cert = both.withoutKeys();
        }
        if (key.isEmpty() && !cert.isEmpty()) {
            throw reader.wrong("key", "is missing, and cert holds no private key either");
        }
        return new TlsOptions(
                reader.flag("insecure", defaults.insecure()),
                reader.flag("sessionTickets", defaults.sessionTickets()),
                cert,
                key,
                reader.pem("rootCerts"));
    }

    private static NetworkOptions network(OptionReader reader) {
        return new NetworkOptions(
                reader.durationOrMinusOne("dnsTtl", NetworkOptions.DEFAULTS.dnsTtl()),
                reader.address("laddr"),
                reader.list("resolvers", NetworkAddresses::resolver),
                reader.list("connectTo", NetworkAddresses::connectTo),
                reader.headers("proxyHeaders"));
    }

    /** The options that count, each under its one name and with the spelling it was given in. */
    private static Map<String, OptionReader.Given> supported(Place place, JsonNode options) {
        Map<String, OptionReader.Given> supported = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : options.properties()) {
            String written = entry.getKey();
            JsonNode value = entry.getValue();
            String name = OptionName.canonical(written);
            if (!OptionName.SUPPORTED.contains(name)) {
                throw place.key(written).wrong(OptionName.objection(written));
            }
            OptionReader.Given before = supported.put(name, new OptionReader.Given(written, value));
            if (before != null) {
                throw place.key(written).wrong("is given twice, also as " + before.written());
            }
        }
        return supported;
    }
}
