package io.loadtester.spec;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a pacer, or of one of its steps, by type; errors name the field as the user spelt it. */
final class PacerFields {

    /** Far longer than any test, yet far from overflowing nanoseconds. */
    private static final Duration MAX_DURATION = Duration.ofDays(36_500);

    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private record Given(String written, JsonNode value) {}

    private final String field;
    private final Map<String, Given> given;

    private PacerFields(String field, Map<String, Given> given) {
        this.field = field;
        this.given = given;
    }

    /**
     * @param owner what the fields belong to, for messages
     * @throws InputException if it is not an object, or has an unknown field
     */
    static PacerFields of(String field, JsonNode object, List<String> known, String owner) {
        if (!object.isObject()) {
            throw new InputException(field, "must be an object; got " + JsonText.typeOf(object));
        }
        Map<String, Given> given = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String written = entry.getKey();
            String name = CamelCase.of(written);
            Place place = Place.field(field).key(written);
            if (!known.contains(name)) {
                String suggestion = Nearest.to(name, known)
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElse("there are " + String.join(", ", known));
                throw place.wrong("is not a field of " + owner + "; " + suggestion);
            }
            Given before = given.put(name, new Given(written, entry.getValue()));
            if (before != null) {
                throw place.wrong("is given twice, also as " + before.written());
            }
        }
        return new PacerFields(field, given);
    }

    boolean has(String name) {
        Given one = given.get(name);
        return one != null && !one.value().isNull();
    }

    /** A field's name as the user spelt it. */
    String name(String name) {
        Given one = given.get(name);
        return Place.field(field).key(one == null ? name : one.written()).field();
    }

    InputException wrong(String name, String expected) {
        return new InputException(name(name), expected + "; got " + JsonText.typeOf(value(name)));
    }

    double rate(String name) {
        return RateParser.parse(name(name), value(name));
    }

    double rateOrZero(String name) {
        return RateParser.parseOrZero(name(name), value(name));
    }

    /** A duration above 0. */
    Duration duration(String name) {
        Duration duration = DurationParser.parse(name(name), value(name));
        if (duration.isZero() || duration.compareTo(MAX_DURATION) > 0) {
            throw wrong(name, "must be above 0 and at most 876000h (100 years)");
        }
        return duration;
    }

    double number(String name) {
        return decimal(name, "must be a number").doubleValue();
    }

    long wholeNumber(String name) {
        String expected = "must be a whole number of 64 bits";
        BigDecimal number = decimal(name, expected);
        if (number.stripTrailingZeros().scale() > 0
                || number.compareTo(LEAST_LONG) < 0
                || number.compareTo(MOST_LONG) > 0) {
            throw wrong(name, expected);
        }
        return number.longValueExact();
    }

    /** A list with at least one element. */
    List<JsonNode> list(String name, int most) {
        JsonNode value = value(name);
        if (!value.isArray() || value.isEmpty()) {
            throw new InputException(
                    name(name),
                    "must be a list with at least one element"
                            + (value.isArray() ? "; it is empty" : "; got " + JsonText.typeOf(value)));
        }
        if (value.size() > most) {
            throw new InputException(name(name), "must have at most " + most + " elements; has " + value.size());
        }
        List<JsonNode> elements = new ArrayList<>(value.size());
        value.forEach(elements::add);
        return elements;
    }

    private BigDecimal decimal(String name, String expected) {
        JsonNode value = value(name);
        if (!value.isNumber()) {
            throw wrong(name, expected);
        }
        return Decimal.of(value.asString()).orElseThrow(() -> wrong(name, expected));
    }

    /** The value of a required field. */
    private JsonNode value(String name) {
        Given one = given.get(name);
        if (one == null || one.value().isNull()) {
            throw new InputException(name(name), "is missing");
        }
        return one.value();
    }
}
