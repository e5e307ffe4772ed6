package io.loadtester.spec;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.result.Plural;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.ConnectTo;
import io.loadtester.common.test.Feeder;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.NetworkOptions;
import io.loadtester.common.test.RequestOptions;
import io.loadtester.common.test.ResponseOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The types of attack options. */
final class OptionTypes {

    private static final int MAX_NAME = 200;
    private static final BigDecimal UNLIMITED = BigDecimal.valueOf(Long.MAX_VALUE);
    /** The text of what is not there. */
    static final String NONE = "none";

    /** Names a value's form, if it is described elsewhere in the API's document. */
    private static final String FORM = "x-form";

    static final OptionType<Boolean> FLAG = type(
            OptionKind.FLAG,
            (place, value) -> {
                if (!value.isBoolean()) {
                    throw place.wrong("must be true or false; got " + JsonText.typeOf(value));
                }
                return value.booleanValue();
            },
            BooleanNode::valueOf,
            schema("boolean"),
            value -> value ? "yes" : "no");

    static final OptionType<Duration> DURATION = type(
            OptionKind.DURATION,
            (place, value) -> DurationParser.parse(place.field(), value),
            value -> StringNode.valueOf(nanos(value)),
            described(schema("string"), "A duration like 500ms or 1m30s; a bare number is seconds.")
                    .put(FORM, "duration"),
            value -> value.isZero() ? NONE : GoDuration.format(value.toNanos()));

    /** A duration, or -1 for no caching. */
    static final OptionType<Duration> CACHE_DURATION = type(
            OptionKind.TEXT,
            (place, value) -> {
                String text = value.asString();
                return text.equals("-1") || text.equals("-1s") || text.equals("-1ns")
                        ? NetworkOptions.NO_CACHE
                        : DURATION.read(place, value);
            },
            value -> value.equals(NetworkOptions.NO_CACHE) ? LongNode.valueOf(-1) : StringNode.valueOf(nanos(value)),
            described(schema("string", "integer"), "A duration; 0 for ever, -1 for no caching."),
            value -> value.equals(NetworkOptions.NO_CACHE)
                    ? "not at all"
                    : value.isZero() ? "for ever" : GoDuration.format(value.toNanos()));

    /** A count of 1 or more; 2^63 - 1, Vegeta's default, and anything above mean no limit and become 0. */
    static final OptionType<Long> COUNT_OR_UNLIMITED = type(
            OptionKind.NUMBER,
            (place, value) -> {
                BigDecimal number = number(place, value, 1);
                if (number.signum() <= 0) {
                    throw place.wrong("must be a whole number of 1 or more (leave it out for no limit); got "
                            + Excerpt.unquoted(value.asString(), 30));
                }
                return number.compareTo(UNLIMITED) >= 0 ? 0 : number.longValueExact();
            },
            value -> value > 0 ? LongNode.valueOf(value) : null,
            schema("integer").put("minimum", 1),
            value -> value == 0 ? "no limit" : Long.toString(value));

    /** How many redirects are followed; -1 for none, and they are no failures then. */
    static final OptionType<Long> REDIRECTS = redirects();

    /** A size in bytes, as a number or with a unit; -1 for no limit. */
    static final OptionType<Long> BYTES_OR_ALL = type(
            OptionKind.TEXT,
            (place, value) -> {
                if (!value.isString() || value.asString().startsWith("-")) {
                    return value.isString() && value.asString().equals("-1")
                            ? Long.valueOf(-1)
                            : wholeNumber(ResponseOptions.WHOLE_BODY, Long.MAX_VALUE)
                                    .read(place, value);
                }
                return ByteCountParser.parse(place, value.asString());
            },
            LongNode::valueOf,
            described(schema("integer", "string"), "Bytes, like 512 or 10KB; -1 for all."),
            value -> value < 0 ? "all" : value + " bytes");

    static final OptionType<List<Duration>> BUCKETS = type(
            OptionKind.TEXT,
            (place, value) -> {
                String text = string(place, value);
                return text.isEmpty() ? List.of() : BucketsParser.parse(place.field(), text);
            },
            value -> value.isEmpty()
                    ? null
                    : StringNode.valueOf(
                            value.stream().map(OptionTypes::nanos).collect(Collectors.joining(",", "[", "]"))),
            described(schema("string"), "They are ascending, like [0,1ms,10ms]."),
            value -> value.isEmpty()
                    ? NONE
                    : value.stream()
                            .map(bound -> GoDuration.format(bound.toNanos()))
                            .collect(Collectors.joining(", ")));

    static final OptionType<List<Assertion>> ASSERTIONS = type(
            OptionKind.JSON,
            AssertionReader::read,
            AssertionJson::write,
            list(schema("object")).put(FORM, "assertions"),
            value -> value.isEmpty() ? NONE : Plural.of(value.size(), "assertion"));

    /** PEM text, never a path: the file would be read on a worker. */
    static final OptionType<String> PEM = type(
            OptionKind.MULTILINE,
            OptionTypes::pem,
            StringNode::valueOf,
            described(schema("string"), "PEM text, -----BEGIN … to -----END …."),
            value -> value.isEmpty() ? NONE : "given");

    /** An IP address; empty for the system's choice. */
    static final OptionType<String> ADDRESS = type(
            OptionKind.TEXT,
            (place, value) -> {
                String text = string(place, value).trim();
                if (text.isEmpty() || text.equals("0.0.0.0")) {
                    return "";
                }
                Optional<String> address = NetworkAddresses.address(text);
                return address.orElseThrow(
                        () -> place.wrong("must be an IP address of the attacking machine; got " + Excerpt.of(text)));
            },
            StringNode::valueOf,
            schema("string"),
            value -> value.isEmpty() ? "the system's choice" : value);

    static final OptionType<List<String>> RESOLVERS = list(NetworkAddresses::resolver, text -> text);

    static final OptionType<List<ConnectTo>> CONNECT_TO = list(NetworkAddresses::connectTo, OptionTypes::connectToText);

    static final OptionType<List<Header>> HEADERS = type(
            OptionKind.LINES,
            HeaderReader::read,
            value -> {
                ArrayNode lines = JsonText.MAPPER.createArrayNode();
                value.forEach(header -> lines.add(header.name() + ": " + header.value()));
                return lines;
            },
            described(
                            schema("object", "array"),
                            "An object of names and values (strings or lists of strings), or a list of \"Name: value\" lines.")
                    .put(FORM, "headers"),
            value -> value.isEmpty()
                    ? NONE
                    : value.stream().map(Header::name).distinct().collect(Collectors.joining(", ")));

    static final OptionType<Feeder> FEEDER = type(
            OptionKind.JSON,
            FeederJson::read,
            value -> value.isNone() ? null : FeederJson.write(value),
            schema("object").put(FORM, "feeder"),
            value -> value.isNone() ? NONE : value.order().word());

    /** Bytes in base64, never a path: the file would be read on a worker. */
    static final OptionType<String> BASE64 = type(
            OptionKind.JSON,
            (place, value) -> {
                String text = string(place, value);
                if (text.startsWith("@")) {
                    throw place.wrong("must be base64; a file would be read on a worker");
                }
                return text;
            },
            StringNode::valueOf,
            schema("string").put("contentEncoding", "base64"),
            value -> value.isEmpty() ? NONE : value.length() / 4 * 3 + " bytes");

    static final OptionType<String> TEXT = type(
            OptionKind.MULTILINE,
            OptionTypes::string,
            StringNode::valueOf,
            schema("string"),
            value -> value.isEmpty() ? NONE : value);

    static final OptionType<TargetFormat> FORMAT = type(
            OptionKind.CHOICE,
            (place, value) -> TargetFormat.parse(place.field(), string(place, value)),
            value -> null,
            enumerated("auto", "http", "json"),
            TargetFormat::word);

    static final OptionType<Optional<Pacer>> PACER = type(
            OptionKind.JSON,
            (place, value) -> Optional.of(PacerParser.parse(place.field(), value)),
            value -> value.map(PacerJson::write).orElse(null),
            schema("object").put(FORM, "pacer"),
            Object::toString);

    static final OptionType<String> NAME = type(
            OptionKind.TEXT,
            (place, value) -> {
                String text = string(place, value).trim();
                if (text.length() > MAX_NAME || text.chars().anyMatch(Character::isISOControl)) {
                    throw place.wrong("must have at most " + MAX_NAME + " characters and no control characters; got "
                            + Excerpt.of(text));
                }
                return text;
            },
            StringNode::valueOf,
            schema("string").put("maxLength", MAX_NAME),
            value -> value);

    private OptionTypes() {}

    static OptionType<Long> wholeNumber(long least, long most) {
        return type(
                OptionKind.NUMBER,
                (place, value) -> {
                    BigDecimal number = number(place, value, least);
                    if (number.compareTo(BigDecimal.valueOf(least)) < 0
                            || number.compareTo(BigDecimal.valueOf(most)) > 0) {
                        throw place.wrong("must be a whole number from " + least + " to " + most + "; got "
                                + Excerpt.unquoted(value.asString(), 30));
                    }
                    return number.longValueExact();
                },
                LongNode::valueOf,
                schema("integer").put("minimum", least).put("maximum", most),
                value -> Long.toString(value));
    }

    private static OptionType<Long> redirects() {
        OptionType<Long> number = wholeNumber(RequestOptions.NO_FOLLOW, Integer.MAX_VALUE);
        return type(
                OptionKind.NUMBER,
                number::read,
                number::write,
                number.schema(),
                value -> value == RequestOptions.NO_FOLLOW ? "none, count as success" : number.text(value));
    }

    /** A whole number; 0 means no limit. */
    static OptionType<Long> limit(long most) {
        OptionType<Long> number = wholeNumber(0, most);
        return type(
                OptionKind.NUMBER,
                number::read,
                number::write,
                number.schema(),
                value -> value == 0 ? "no limit" : number.text(value));
    }

    /** A list of strings; a single string, as from a flag, is split at commas. */
    private static <T> OptionType<List<T>> list(BiFunction<Place, String, T> element, Function<T, String> text) {
        return type(
                OptionKind.LINES,
                (place, value) -> elements(place, value, element),
                value -> {
                    ArrayNode array = JsonText.MAPPER.createArrayNode();
                    value.forEach(one -> array.add(text.apply(one)));
                    return array;
                },
                list(schema("string")),
                value -> value.isEmpty() ? NONE : value.stream().map(text).collect(Collectors.joining(", ")));
    }

    private static <T> List<T> elements(Place place, JsonNode value, BiFunction<Place, String, T> element) {
        List<T> list = new ArrayList<>();
        if (value.isString()) {
            for (String part : value.asString().split(",", -1)) {
                if (!part.isBlank()) {
                    list.add(element.apply(place, part.trim()));
                }
            }
            return list;
        }
        if (!value.isArray()) {
            throw place.wrong("must be a list of strings; got " + JsonText.typeOf(value));
        }
        for (JsonNode one : value) {
            if (!one.isString()) {
                throw place.wrong("must be a list of strings; got " + JsonText.typeOf(one));
            }
            list.add(element.apply(place, one.asString().trim()));
        }
        return list;
    }

    private static String pem(Place place, JsonNode value) {
        PemText text = new PemText(string(place, value));
        if (text.isEmpty()) {
            return "";
        }
        if (!text.hasBeginning()) {
            throw place.wrong("must be PEM text (-----BEGIN …), not a path: a file would be read on a worker");
        }
        if (text.isEncrypted()) {
            throw place.wrong("contains an encrypted key, and workers have no password for it; give the key"
                    + " unencrypted, or let the command line decrypt it with --key-password-file");
        }
        if (!text.hasBlocks()) {
            throw place.wrong("must be PEM text from -----BEGIN … to -----END …, with base64 between them");
        }
        return text.text();
    }

    private static String connectToText(ConnectTo connectTo) {
        return bracketed(connectTo.host()) + ":" + connectTo.port() + ":" + bracketed(connectTo.toHost()) + ":"
                + connectTo.toPort();
    }

    private static String bracketed(String host) {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    private static BigDecimal number(Place place, JsonNode value, long least) {
        BigDecimal number = value.isNumber() ? Decimal.of(value.asString()).orElse(null) : null;
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            throw place.wrong("must be a whole number of " + least + " or more; got " + JsonText.typeOf(value));
        }
        return number;
    }

    private static String string(Place place, JsonNode value) {
        if (!value.isString()) {
            throw place.wrong("must be a string; got " + JsonText.typeOf(value));
        }
        return value.asString();
    }

    private static String nanos(Duration duration) {
        return duration.toNanos() + "ns";
    }

    private static ObjectNode schema(String... types) {
        ObjectNode schema = JsonText.MAPPER.createObjectNode();
        if (types.length == 1) {
            schema.put("type", types[0]);
        } else {
            ArrayNode any = schema.putArray("type");
            List.of(types).forEach(any::add);
        }
        return schema;
    }

    private static ObjectNode described(ObjectNode schema, String form) {
        return schema.put("description", form);
    }

    private static ObjectNode enumerated(String... words) {
        ObjectNode schema = schema("string");
        ArrayNode values = schema.putArray("enum");
        List.of(words).forEach(values::add);
        return schema;
    }

    private static ObjectNode list(ObjectNode element) {
        ObjectNode schema = schema("array");
        schema.set("items", element);
        return schema;
    }

    private static <T> OptionType<T> type(
            OptionKind kind,
            BiFunction<Place, JsonNode, T> read,
            Function<T, @Nullable JsonNode> write,
            ObjectNode schema,
            Function<T, String> text) {
        return new OptionType<>() {
            @Override
            public T read(Place place, JsonNode value) {
                return read.apply(place, value);
            }

            @Override
            public @Nullable JsonNode write(T value) {
                return write.apply(value);
            }

            @Override
            public OptionKind kind() {
                return kind;
            }

            @Override
            public ObjectNode schema() {
                return schema.deepCopy();
            }

            @Override
            public String text(T value) {
                return text.apply(value);
            }
        };
    }
}
