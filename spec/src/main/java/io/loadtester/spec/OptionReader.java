package io.loadtester.spec;

import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Feeder;
import io.loadtester.common.test.Header;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads single attack options by type; errors name the option as the user spelt it. */
final class OptionReader {

    private static final int MAX_NAME = 200;
    private static final Duration MINUS_ONE = Duration.ofNanos(-1);
    private static final BigDecimal UNLIMITED = BigDecimal.valueOf(Long.MAX_VALUE);

    private final String field;
    private final Map<String, Given> given;

    OptionReader(String field, Map<String, Given> given) {
        this.field = field;
        this.given = given;
    }

    /** An option that was given. */
    record Given(String written, JsonNode value) {}

    Duration duration(String name, Duration absent) {
        return isAbsent(name) ? absent : DurationParser.parse(place(name).field(), value(name));
    }

    boolean flag(String name, boolean absent) {
        if (isAbsent(name)) {
            return absent;
        }
        if (!value(name).isBoolean()) {
            throw place(name).wrong("must be true or false; got " + JsonText.typeOf(value(name)));
        }
        return value(name).booleanValue();
    }

    long wholeNumber(String name, long least, long most, long absent) {
        if (isAbsent(name)) {
            return absent;
        }
        BigDecimal number = number(name, least);
        if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw place(name)
                    .wrong("must be a whole number from " + least + " to " + most + "; got "
                            + Excerpt.unquoted(value(name).asString(), 30));
        }
        return number.longValueExact();
    }

    /** A count from 1; from 2^63 - 1 on, as Vegeta's default is, it means no limit and becomes 0. */
    long countOrUnlimited(String name, long absent) {
        if (isAbsent(name)) {
            return absent;
        }
        BigDecimal number = number(name, 1);
        if (number.signum() <= 0) {
            throw place(name)
                    .wrong("must be a whole number of 1 or more (leave it out for no limit); got "
                            + Excerpt.unquoted(value(name).asString(), 30));
        }
        return number.compareTo(UNLIMITED) >= 0 ? 0 : number.longValueExact();
    }

    /** A duration, or -1 in place of one. */
    Duration durationOrMinusOne(String name, Duration absent) {
        String text = isAbsent(name) ? "" : value(name).asString();
        return text.equals("-1") || text.equals("-1s") || text.equals("-1ns") ? MINUS_ONE : duration(name, absent);
    }

    /** A size in bytes of {@code least} or more, as a number or with a unit. */
    long byteCount(String name, long least, long absent) {
        if (isAbsent(name)) {
            return absent;
        }
        if (!value(name).isString() || value(name).asString().startsWith("-")) {
            return value(name).isString() && value(name).asString().equals("-1")
                    ? -1
                    : wholeNumber(name, least, Long.MAX_VALUE, absent);
        }
        return ByteCountParser.parse(place(name), value(name).asString());
    }

    List<Duration> buckets(String name) {
        return string(name).isEmpty()
                ? List.of()
                : BucketsParser.parse(place(name).field(), string(name));
    }

    List<Assertion> assertions(String name) {
        return AssertionReader.read(place(name), value(name));
    }

    /** PEM text; a path to it would be read on a worker. */
    String pem(String name) {
        PemText text = new PemText(string(name));
        if (text.isEmpty()) {
            return "";
        }
        if (!text.hasBeginning()) {
            throw place(name).wrong("must be PEM text (-----BEGIN …), not a path: a file would be read on a worker");
        }
        if (text.isEncrypted()) {
            throw place(name)
                    .wrong("holds an encrypted key, and who attacks has no password for it; give the key as it"
                            + " is, or have the command line decrypt it with --key-password-file");
        }
        if (!text.hasBlocks()) {
            throw place(name).wrong("must be PEM text from -----BEGIN … to -----END …, with base64 between them");
        }
        return text.text();
    }

    /** An IP address; empty for none in particular. */
    String address(String name) {
        String text = string(name).trim();
        if (text.isEmpty() || text.equals("0.0.0.0")) {
            return "";
        }
        return NetworkAddresses.address(text).orElseThrow(() -> place(name)
                .wrong("must be an IP address of the machine that attacks; got " + Excerpt.of(text)));
    }

    /** A list of strings; a single string, as a flag has it, is parted at commas. */
    <T> List<T> list(String name, BiFunction<Place, String, T> element) {
        List<T> list = new ArrayList<>();
        if (!isAbsent(name) && value(name).isString()) {
            for (String part : string(name).split(",", -1)) {
                if (!part.isBlank()) {
                    list.add(element.apply(place(name), part.trim()));
                }
            }
        } else if (!isAbsent(name)) {
            if (!value(name).isArray()) {
                throw place(name).wrong("must be a list of strings; got " + JsonText.typeOf(value(name)));
            }
            for (JsonNode one : value(name)) {
                if (!one.isString()) {
                    throw place(name).wrong("must be a list of strings; got " + JsonText.typeOf(one));
                }
                list.add(element.apply(place(name), one.asString().trim()));
            }
        }
        return list;
    }

    /** What to say about an option that reads well and still cannot be. */
    InputException wrong(String name, String message) {
        return place(name).wrong(message);
    }

    List<Header> headers(String name) {
        return isAbsent(name) ? List.of() : HeaderReader.read(place(name), value(name));
    }

    Feeder feeder(String name) {
        return isAbsent(name) ? Feeder.NONE : FeederJson.read(place(name), value(name));
    }

    Body body() {
        String text = string("body");
        if (text.startsWith("@")) {
            throw place("body").wrong("must be base64; a file would be read on a worker");
        }
        return BodyText.read(
                Place.field(field),
                "",
                isAbsent("body") ? null : text,
                isAbsent("bodyText") ? null : string("bodyText"));
    }

    TargetFormat format(String name) {
        return isAbsent(name)
                ? TargetFormat.AUTO
                : TargetFormat.parse(place(name).field(), string(name));
    }

    @Nullable
    Pacer pacer(String name) {
        return isAbsent(name) ? null : PacerParser.parse(place(name).field(), value(name));
    }

    String name(String name) {
        String text = string(name).trim();
        if (text.length() > MAX_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw place(name)
                    .wrong("must have at most " + MAX_NAME + " characters and no control characters; got "
                            + Excerpt.of(text));
        }
        return text;
    }

    private BigDecimal number(String name, long least) {
        JsonNode value = value(name);
        BigDecimal number = value.isNumber() ? Decimal.of(value.asString()).orElse(null) : null;
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            throw place(name).wrong("must be a whole number of " + least + " or more; got " + JsonText.typeOf(value));
        }
        return number;
    }

    /** The string; empty when absent. */
    private String string(String name) {
        if (isAbsent(name)) {
            return "";
        }
        if (!value(name).isString()) {
            throw place(name).wrong("must be a string; got " + JsonText.typeOf(value(name)));
        }
        return value(name).asString();
    }

    private boolean isAbsent(String name) {
        return value(name).isMissingNode() || value(name).isNull();
    }

    private JsonNode value(String name) {
        Given option = given.get(name);
        return option == null ? MissingNode.getInstance() : option.value();
    }

    private Place place(String name) {
        Given option = given.get(name);
        return Place.field(field).key(option == null ? name : option.written());
    }
}
