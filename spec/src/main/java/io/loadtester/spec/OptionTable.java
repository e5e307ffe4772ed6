package io.loadtester.spec;

import static io.loadtester.spec.OptionTypes.FLAG;

import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.ConnectTo;
import io.loadtester.common.test.Feeder;
import io.loadtester.common.test.Header;
import io.loadtester.spec.OptionFlag.Form;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * All attack options, each defined once: name, values, default, command line flag and help. Reading and writing
 * options, flags and their help, the API's schema, and the pages that show a test's options are all based on this
 * table.
 *
 * <p>A new option takes one entry here, and the code that implements it.
 */
public final class OptionTable {

    public static final AttackOption<String> NAME = AttackOption.beside(
                    "name",
                    OptionTypes.NAME,
                    "",
                    "X-Vegeta-Attack header",
                    "The attack's name, sent as X-Vegeta-Attack.")
            .flag(Form.TEXT, "NAME");

    public static final AttackOption<Duration> TIMEOUT = AttackOption.of(
                    "timeout",
                    OptionTypes.DURATION,
                    options -> options.request().timeout(),
                    "Timeout",
                    "The time limit for a hit, redirects and body included; 0 for none.")
            .flag(Form.TEXT, "DURATION")
            .common();

    public static final AttackOption<Long> REDIRECTS = AttackOption.of(
                    "redirects",
                    OptionTypes.REDIRECTS,
                    options -> (long) options.request().redirects(),
                    "Redirects followed",
                    "How many redirects to follow; -1 to follow none and count them as success.")
            .flag(Form.NUMBER, "COUNT")
            .counting("redirects")
            .common();

    public static final AttackOption<Boolean> CHUNKED = AttackOption.of(
                    "chunked",
                    FLAG,
                    options -> options.request().chunked(),
                    "Chunked bodies",
                    "Send bodies in chunks instead of with a Content-Length.")
            .flag(Form.SWITCH, "");

    public static final AttackOption<List<Header>> HEADERS = AttackOption.of(
                    "headers",
                    OptionTypes.HEADERS,
                    options -> options.request().headers(),
                    "Headers",
                    "Headers for every request.")
            .alias("header")
            .flag("--header", Form.REPEATED, "'NAME: VALUE'", "A header for every request; may be repeated.");

    public static final AttackOption<String> BODY = AttackOption.of(
                    "body",
                    OptionTypes.BASE64,
                    options -> Base64.getEncoder()
                            .encodeToString(options.request().body().bytes()),
                    "Body",
                    "The body of targets that have none.")
            .flag(Form.BODY_FILE, "FILE");

    public static final AttackOption<String> BODY_TEXT = AttackOption.beside(
            "bodyText", OptionTypes.TEXT, "", "Body", "The body of targets that have none, as text; instead of body.");

    public static final AttackOption<Boolean> TEMPLATE = AttackOption.of(
                    "template",
                    FLAG,
                    options -> options.request().template(),
                    "Placeholders filled in",
                    "Fill in the placeholders in double braces for every hit.")
            .flag(
                    "--no-template",
                    Form.SWITCH_OFF,
                    "",
                    "Send {{ and }} as they are instead of filling in placeholders.");

    public static final AttackOption<Long> MAX_BODY = AttackOption.of(
                    "maxBody",
                    OptionTypes.BYTES_OR_ALL,
                    options -> options.response().maxBody(),
                    "Response bodies kept",
                    "How much of each response's body to keep in the results, like 0 or 10KB; -1 for all.")
            .flag(Form.TEXT, "SIZE")
            .in(OptionGroup.RESPONSES);

    public static final AttackOption<List<Duration>> BUCKETS = AttackOption.of(
                    "buckets",
                    OptionTypes.BUCKETS,
                    options -> options.response().buckets(),
                    "Histogram buckets",
                    "The lower bounds of the latency buckets in reports.")
            .in(OptionGroup.RESPONSES);

    public static final AttackOption<List<Assertion>> ASSERTIONS = AttackOption.of(
                    "assertions",
                    OptionTypes.ASSERTIONS,
                    options -> options.response().assertions(),
                    "Assertions",
                    "Conditions on every response; its hit fails if one does not hold.")
            .flag(
                    "--assert",
                    Form.REPEATED_JSON,
                    "JSON",
                    "A condition on every response; its hit fails if it does not hold. Like '{\"status\": [\"2xx\"]}' or"
                            + " '{\"body\": {\"contains\": \"ok\"}}'; may be repeated.")
            .in(OptionGroup.RESPONSES);

    /** Vegeta calls these two workers, which here are processes that attack. */
    public static final AttackOption<Long> INITIAL_IN_FLIGHT = AttackOption.of(
                    "initialInFlight",
                    OptionTypes.wholeNumber(1, Long.MAX_VALUE),
                    options -> options.hits().initialInFlight(),
                    "Initial hits in flight",
                    "The number of hits in flight for which connections are opened in advance.")
            .alias("workers")
            .flag(Form.NUMBER, "COUNT")
            .in(OptionGroup.HITS)
            .counting("hits")
            .perWorker();

    public static final AttackOption<Long> MAX_IN_FLIGHT = AttackOption.of(
                    "maxInFlight",
                    OptionTypes.COUNT_OR_UNLIMITED,
                    options -> options.hits().maxInFlight(),
                    "Hits in flight at most",
                    "The most hits in flight; others wait, and their response times include the wait.")
            .alias("maxWorkers")
            .flag(Form.NUMBER, "COUNT")
            .in(OptionGroup.HITS)
            .counting("hits")
            .perWorker();

    public static final AttackOption<Long> MAX_REQUESTS = AttackOption.of(
                    "maxRequests",
                    OptionTypes.COUNT_OR_UNLIMITED,
                    options -> options.hits().maxRequests(),
                    "Hits at most",
                    "End after this many hits.")
            .flag(Form.NUMBER, "COUNT")
            .in(OptionGroup.HITS)
            .counting("hits");

    public static final AttackOption<Boolean> LAZY = AttackOption.of(
                    "lazy",
                    FLAG,
                    options -> options.hits().lazy(),
                    "One pass over the targets",
                    "End after one pass over the targets.")
            .flag(Form.SWITCH, "")
            .in(OptionGroup.HITS);

    public static final AttackOption<Duration> MAX_LATENESS = AttackOption.of(
                    "maxLateness",
                    OptionTypes.DURATION,
                    options -> options.hits().maxLateness(),
                    "Hits skipped when later than",
                    "Skip hits that the generator could not send within this time, instead of sending them in a burst; 0 for never.")
            .flag(Form.TEXT, "DURATION")
            .in(OptionGroup.HITS);

    public static final AttackOption<Boolean> KEEPALIVE = AttackOption.of(
                    "keepalive", FLAG, options -> options.connection().keepalive(), "Keep-alive", "Reuse connections.")
            .flag(Form.SWITCH, "")
            .in(OptionGroup.CONNECTIONS)
            .common();

    public static final AttackOption<Boolean> HTTP2 = AttackOption.of(
                    "http2",
                    FLAG,
                    options -> options.connection().http2(),
                    "HTTP/2 over TLS",
                    "Use HTTP/2 over TLS if the server supports it.")
            .flag(Form.SWITCH, "")
            .in(OptionGroup.CONNECTIONS)
            .common();

    public static final AttackOption<Boolean> H2C = AttackOption.of(
                    "h2c", FLAG, options -> options.connection().h2c(), "HTTP/2 without TLS", "Use HTTP/2 without TLS.")
            .flag(Form.SWITCH, "")
            .in(OptionGroup.CONNECTIONS);

    public static final AttackOption<Long> CONNECTIONS = AttackOption.of(
                    "connections",
                    OptionTypes.wholeNumber(0, Integer.MAX_VALUE),
                    options -> (long) options.connection().idle(),
                    "Idle connections per host",
                    "Idle connections kept open per host.")
            .flag(Form.NUMBER, "COUNT")
            .in(OptionGroup.CONNECTIONS)
            .counting("connections")
            .perWorker();

    public static final AttackOption<Long> MAX_CONNECTIONS = AttackOption.of(
                    "maxConnections",
                    OptionTypes.limit(Integer.MAX_VALUE),
                    options -> (long) options.connection().max(),
                    "Connections per host at most",
                    "The most connections per host; 0 for no limit.")
            .flag(Form.NUMBER, "COUNT")
            .in(OptionGroup.CONNECTIONS)
            .counting("connections")
            .perWorker()
            .common();

    public static final AttackOption<Duration> IDLE_TIMEOUT = AttackOption.of(
                    "idleTimeout",
                    OptionTypes.DURATION,
                    options -> options.connection().life().idleTimeout(),
                    "Idle connections closed after",
                    "Close connections that are idle for this long; 0 to follow the server's Keep-Alive header.")
            .flag(Form.TEXT, "DURATION")
            .in(OptionGroup.CONNECTIONS);

    public static final AttackOption<Duration> MAX_CONNECTION_AGE = AttackOption.of(
                    "maxConnectionAge",
                    OptionTypes.DURATION,
                    options -> options.connection().life().maxAge(),
                    "Connections used for at most",
                    "Replace connections of this age, and look their names up again; 0 for never.")
            .flag(Form.TEXT, "DURATION")
            .in(OptionGroup.CONNECTIONS);

    public static final AttackOption<Boolean> INSECURE = AttackOption.of(
                    "insecure",
                    FLAG,
                    options -> options.tls().insecure(),
                    "TLS certificates unchecked",
                    "Do not check certificates and host names.")
            .flag(Form.SWITCH, "")
            .in(OptionGroup.TLS)
            .common();

    public static final AttackOption<Boolean> SESSION_TICKETS = AttackOption.of(
                    "sessionTickets",
                    FLAG,
                    options -> options.tls().sessionTickets(),
                    "TLS sessions resumed",
                    "Resume the TLS sessions of earlier connections.")
            .flag(Form.SWITCH, "")
            .in(OptionGroup.TLS);

    public static final AttackOption<String> CERT = AttackOption.of(
                    "cert",
                    OptionTypes.PEM,
                    options -> options.tls().cert(),
                    "Client certificate",
                    "The client certificate, PEM; its key may be in the same file.")
            .flag(Form.PEM_FILE, "FILE")
            .in(OptionGroup.TLS);

    public static final AttackOption<String> KEY = AttackOption.of(
                    "key",
                    OptionTypes.PEM,
                    options -> options.tls().key(),
                    "Client key",
                    "The certificate's private key, PEM.")
            .flag(Form.PEM_FILE, "FILE")
            .in(OptionGroup.TLS);

    public static final AttackOption<String> ROOT_CERTS = AttackOption.of(
                    "rootCerts",
                    OptionTypes.PEM,
                    options -> options.tls().rootCerts(),
                    "Trusted certificates",
                    "Certificates to trust instead of the system's, PEM.")
            .flag(Form.PEM_FILES, "FILE,…")
            .in(OptionGroup.TLS);

    public static final AttackOption<Duration> DNS_TTL = AttackOption.of(
                    "dnsTtl",
                    OptionTypes.CACHE_DURATION,
                    options -> options.network().dnsTtl(),
                    "Looked-up addresses hold",
                    "How long resolved addresses are cached; 0 for ever, -1 for a lookup per connection.")
            .flag(Form.TEXT, "DURATION")
            .in(OptionGroup.NETWORK);

    public static final AttackOption<String> LADDR = AttackOption.of(
                    "laddr",
                    OptionTypes.ADDRESS,
                    options -> options.network().localAddress(),
                    "Local address",
                    "The local IP address to connect from.")
            .flag(Form.TEXT, "IP")
            .in(OptionGroup.NETWORK);

    public static final AttackOption<List<String>> RESOLVERS = AttackOption.of(
                    "resolvers",
                    OptionTypes.RESOLVERS,
                    options -> options.network().resolvers(),
                    "DNS servers",
                    "DNS servers to use instead of the system's.")
            .flag(Form.TEXT, "IP[:PORT],…")
            .in(OptionGroup.NETWORK);

    public static final AttackOption<List<ConnectTo>> CONNECT_TO = AttackOption.of(
                    "connectTo",
                    OptionTypes.CONNECT_TO,
                    options -> options.network().connectTo(),
                    "Connect to",
                    "Connect to the second host and port instead of the first.")
            .flag(
                    "--connect-to",
                    Form.REPEATED,
                    "HOST:PORT:HOST:PORT",
                    "Connect to the second host and port instead of the first; may be repeated.")
            .in(OptionGroup.NETWORK);

    public static final AttackOption<List<Header>> PROXY_HEADERS = AttackOption.of(
                    "proxyHeaders",
                    OptionTypes.HEADERS,
                    options -> options.network().proxyHeaders(),
                    "Proxy headers",
                    "Headers for the proxy that HTTP_PROXY or HTTPS_PROXY names.")
            .alias("proxyHeader")
            .flag(
                    "--proxy-header",
                    Form.REPEATED,
                    "'NAME: VALUE'",
                    "A header for the proxy that HTTP_PROXY or HTTPS_PROXY names; may be repeated.")
            .in(OptionGroup.NETWORK);

    public static final AttackOption<Duration> CONNECT_TIMEOUT = AttackOption.of(
                    "connectTimeout",
                    OptionTypes.DURATION,
                    options -> options.network().connectTimeout(),
                    "Time to connect",
                    "The time limit for each attempt to connect, and for the TLS handshake; 0 to use the timeout.")
            .flag(Form.TEXT, "DURATION")
            .in(OptionGroup.NETWORK);

    public static final AttackOption<Feeder> FEEDER = AttackOption.of(
            "feeder",
            OptionTypes.FEEDER,
            AttackOptions::feeder,
            "Feeder",
            "A CSV text with one row for each hit; its columns are placeholders in targets.");

    public static final AttackOption<Optional<Pacer>> PACER = AttackOption.beside(
                    "pacer", OptionTypes.PACER, Optional.empty(), "Pacer", "A schedule other than a constant rate.")
            .withoutFleet();

    public static final AttackOption<TargetFormat> FORMAT = AttackOption.beside(
                    "format",
                    OptionTypes.FORMAT,
                    TargetFormat.AUTO,
                    "Format of the targets",
                    "The format of the targets.")
            .flag(
                    "--format",
                    Form.TEXT,
                    "FORMAT",
                    "The format of the targets: http or json. Default: detected from the text")
            .withoutFleet();

    /** In the order in which options are read, written and listed. */
    public static final List<AttackOption<?>> ALL = List.of(
            NAME,
            TIMEOUT,
            REDIRECTS,
            CHUNKED,
            HEADERS,
            BODY,
            BODY_TEXT,
            TEMPLATE,
            MAX_BODY,
            BUCKETS,
            ASSERTIONS,
            INITIAL_IN_FLIGHT,
            MAX_IN_FLIGHT,
            MAX_REQUESTS,
            MAX_LATENESS,
            LAZY,
            KEEPALIVE,
            HTTP2,
            H2C,
            CONNECTIONS,
            MAX_CONNECTIONS,
            IDLE_TIMEOUT,
            MAX_CONNECTION_AGE,
            INSECURE,
            SESSION_TICKETS,
            CERT,
            KEY,
            ROOT_CERTS,
            DNS_TTL,
            LADDR,
            RESOLVERS,
            CONNECT_TO,
            PROXY_HEADERS,
            CONNECT_TIMEOUT,
            FEEDER,
            PACER,
            FORMAT);

    /** Vegeta's options that make no sense on a worker, and why they are refused. */
    private static final Map<String, String> LOCAL_ONLY = Map.of(
            "output", "is refused: it would write a file on a worker; results are stored for you",
            "targets", "is refused: it would read a file on a worker; targets come with the test itself",
            "unixSocket", "is refused: it would open a file on a worker",
            "profile", "is refused: it would write a file on a worker",
            "cpus", "is refused: it belongs to the worker's process, not to a test",
            "prometheusAddr", "is refused: it would open a port on a worker",
            "rate", "is not an attack option; the rate is a field of the test (ratePerSecond)",
            "duration", "is not an attack option; the duration is a field of the test (durationSeconds)");

    private static final Map<String, AttackOption<?>> BY_NAME = byName();

    private OptionTable() {}

    /** The option of a name in any spelling: {@code max-in-flight}, {@code max_in_flight}, {@code maxInFlight}. */
    public static Optional<AttackOption<?>> find(String written) {
        return Optional.ofNullable(BY_NAME.get(CamelCase.of(written)));
    }

    /** The names of the options, in order. */
    static List<String> names() {
        return ALL.stream().<String>map(AttackOption::name).toList();
    }

    /** Every name by which an option can be given, aliases included. */
    static Set<String> keys() {
        return BY_NAME.keySet();
    }

    /** The error message for a name that is not an option. */
    static String objection(String written) {
        String name = CamelCase.of(written);
        String refusal = LOCAL_ONLY.get(name);
        if (refusal != null) {
            return refusal;
        }
        String unknown = "is not an attack option";
        return Nearest.to(name, names())
                .map(nearest -> unknown + "; did you mean " + nearest + "?")
                .orElse(unknown + "; there are " + String.join(", ", names()));
    }

    /**
     * An option's title on a page, and its effective value.
     *
     * @param text contains no secrets: no header values, bodies, keys or asserted content
     * @param typed the value as typed into a form; null if it cannot be, or may be a secret
     */
    public record Setting(
            String name,
            String title,
            String text,
            @Nullable String typed) {}

    /** The effective options: those that were set, and the defaults of the others unless they are empty. */
    public static List<Setting> settings(AttackOptions options) {
        return ALL.stream()
                .filter(option -> option.isPart()
                        && (option.isSet(options) || !option.text(options).equals(OptionTypes.NONE)))
                .map(option ->
                        new Setting(option.name(), option.title(), option.text(options), option.typedIn(options)))
                .toList();
    }

    /** The JSON schema of an object of attack options. */
    public static ObjectNode schema() {
        ObjectNode schema = JsonText.MAPPER.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (AttackOption<?> option : ALL) {
            ObjectNode type = option.type().schema();
            String form = type.path("description").asString("");
            String help = form.isEmpty() ? option.help() : option.help() + " " + form;
            type.put(
                    "description",
                    option.aliases().isEmpty()
                            ? help
                            : help + " Also read as " + String.join(", ", option.aliases()) + ".");
            properties.set(option.name(), type);
        }
        return schema.put("additionalProperties", false);
    }

    /**
     * The flag that sets an option; for an alias, the alias as a flag.
     *
     * @param path an option, or a part of one, such as {@code feeder.csv}
     */
    public static String flagOf(String path) {
        int end = path.indexOf('.');
        int bracket = path.indexOf('[');
        int cut = end < 0 ? bracket : bracket < 0 ? end : Math.min(end, bracket);
        String name = cut < 0 ? path : path.substring(0, cut);
        AttackOption<?> option = BY_NAME.get(CamelCase.of(name));
        if (FEEDER.equals(option)) {
            // Each part has its own flag; the CSV text comes from a file.
            return path.equals("feeder") || path.equals("feeder.csv")
                    ? "--feeder"
                    : "--feeder-" + path.substring(end + 1);
        }
        if (option == null || option.flag() == null) {
            return OptionFlag.nameOf(path);
        }
        String flag = OptionFlag.nameOf(CamelCase.of(name));
        return option.flagNames().contains(flag) ? flag : option.flag().name();
    }

    private static Map<String, AttackOption<?>> byName() {
        Map<String, AttackOption<?>> names = new LinkedHashMap<>();
        for (AttackOption<?> option : ALL) {
            names.put(option.name(), option);
            option.aliases().forEach(alias -> names.put(alias, option));
        }
        return names;
    }
}
