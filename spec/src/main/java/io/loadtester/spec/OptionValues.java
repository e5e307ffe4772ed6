package io.loadtester.spec;

import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.ConnectionLife;
import io.loadtester.common.test.ConnectionOptions;
import io.loadtester.common.test.HitOptions;
import io.loadtester.common.test.NetworkOptions;
import io.loadtester.common.test.RequestOptions;
import io.loadtester.common.test.ResponseOptions;
import io.loadtester.common.test.TlsOptions;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The values given for attack options, and the resulting options. */
final class OptionValues {

    private final Place place;
    private final Map<AttackOption<?>, Object> values = new HashMap<>();
    private final Map<AttackOption<?>, String> written = new HashMap<>();

    private OptionValues(Place place) {
        this.place = place;
    }

    /**
     * @param options an object
     * @throws InputException if an option is unknown, given twice, or has an invalid value
     */
    static OptionValues read(Place place, JsonNode options) {
        OptionValues read = new OptionValues(place);
        Map<AttackOption<?>, JsonNode> given = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : options.properties()) {
            String key = entry.getKey();
            AttackOption<?> option =
                    OptionTable.find(key).orElseThrow(() -> place.key(key).wrong(OptionTable.objection(key)));
            String before = read.written.put(option, key);
            if (before != null) {
                throw place.key(key).wrong("is given twice, also as " + before);
            }
            if (!entry.getValue().isNull()) {
                given.put(option, entry.getValue());
            }
        }
        for (AttackOption<?> option : OptionTable.ALL) {
            JsonNode value = given.get(option);
            if (value != null) {
                read.values.put(option, option.type().read(read.placeOf(option), value));
            }
        }
        return read;
    }

    /** The resulting options, with defaults for those not given. */
    ParsedOptions parsed() {
        AttackOptions options = new AttackOptions(
                new RequestOptions(
                        get(OptionTable.TIMEOUT),
                        get(OptionTable.REDIRECTS).intValue(),
                        get(OptionTable.CHUNKED),
                        get(OptionTable.HEADERS),
                        body(),
                        get(OptionTable.TEMPLATE)),
                new ResponseOptions(get(OptionTable.MAX_BODY), get(OptionTable.BUCKETS), get(OptionTable.ASSERTIONS)),
                new HitOptions(
                        get(OptionTable.INITIAL_IN_FLIGHT),
                        get(OptionTable.MAX_IN_FLIGHT),
                        get(OptionTable.MAX_REQUESTS),
                        get(OptionTable.LAZY),
                        get(OptionTable.MAX_LATENESS)),
                new ConnectionOptions(
                        get(OptionTable.KEEPALIVE),
                        get(OptionTable.HTTP2),
                        get(OptionTable.H2C),
                        get(OptionTable.CONNECTIONS).intValue(),
                        get(OptionTable.MAX_CONNECTIONS).intValue(),
                        new ConnectionLife(get(OptionTable.IDLE_TIMEOUT), get(OptionTable.MAX_CONNECTION_AGE))),
                tls(),
                new NetworkOptions(
                        get(OptionTable.DNS_TTL),
                        get(OptionTable.LADDR),
                        get(OptionTable.RESOLVERS),
                        get(OptionTable.CONNECT_TO),
                        get(OptionTable.PROXY_HEADERS),
                        get(OptionTable.CONNECT_TIMEOUT)),
                get(OptionTable.FEEDER));
        return new ParsedOptions(
                options,
                get(OptionTable.FORMAT),
                get(OptionTable.NAME),
                get(OptionTable.PACER).orElse(null));
    }

    private Body body() {
        return BodyText.read(place, "", given(OptionTable.BODY), given(OptionTable.BODY_TEXT));
    }

    private TlsOptions tls() {
        String cert = get(OptionTable.CERT);
        String key = get(OptionTable.KEY);
        if (cert.isEmpty() && !key.isEmpty()) {
            throw placeOf(OptionTable.CERT).wrong("is missing: cert and key go together");
        }
        if (key.isEmpty()) {
            // Files with both are common, and Vegeta takes the key from there, too.
            PemText both = new PemText(cert);
            key = both.keys();
            cert = both.withoutKeys();
        }
        if (key.isEmpty() && !cert.isEmpty()) {
            throw placeOf(OptionTable.KEY).wrong("is missing, and cert holds no private key either");
        }
        return new TlsOptions(
                get(OptionTable.INSECURE), get(OptionTable.SESSION_TICKETS), cert, key, get(OptionTable.ROOT_CERTS));
    }

    private <T> T get(AttackOption<T> option) {
        T value = given(option);
        return value == null ? option.fallback() : value;
    }

    /** Null if not given. */
    // Values were read by the types of their options.
    @SuppressWarnings("unchecked")
    private <T> @Nullable T given(AttackOption<T> option) {
        return (T) values.get(option);
    }

    private Place placeOf(AttackOption<?> option) {
        return place.key(written.getOrDefault(option, option.name()));
    }
}
