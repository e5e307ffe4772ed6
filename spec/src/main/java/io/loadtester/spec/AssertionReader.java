package io.loadtester.spec;

import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.JsonValue;
import io.loadtester.common.test.Regex;
import io.loadtester.common.test.StatusCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads assertions: a list of objects, each with one assertion. */
final class AssertionReader {

    private static final int MAX_ASSERTIONS = 100;
    private static final int MAX_TEXT = 1_000;
    private static final String BAD = "bad assertion: ";

    /** The subject of an assertion, and the keys allowed with it. */
    static final Map<String, Set<String>> KEYS = Map.of(
            "status", Set.of(),
            "header", Set.of("equals", "matches"),
            "body", Set.of(),
            "json", Set.of("equals"),
            "maxBytes", Set.of());

    /** A body assertion must have exactly one of these. */
    static final Set<String> BODY_KEYS = Set.of("contains", "matches");

    private AssertionReader() {}

    /** @param value a list, null or missing */
    static List<Assertion> read(Place place, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > MAX_ASSERTIONS) {
            throw place.wrong("must be a list of at most " + MAX_ASSERTIONS + " assertions; got "
                    + (value.isArray() ? value.size() : JsonText.typeOf(value)));
        }
        List<Assertion> assertions = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            assertions.add(one(place.element(i), value.path(i)));
        }
        return assertions;
    }

    private static Assertion one(Place place, JsonNode object) {
        String subject = subject(place, object);
        return switch (subject) {
            case "status" ->
                checked(place.key(subject), codes(place.key(subject), object.path(subject)), Assertion.Status::new);
            case "header" -> header(place, object);
            case "body" -> body(place.key(subject), object.path(subject));
            case "json" -> json(place, object);
            default -> new Assertion.BodyAtMost(bytes(place.key(subject), object.path(subject)));
        };
    }

    /** The one key that is the subject of the assertion; all other keys must go with it. */
    private static String subject(Place place, JsonNode object) {
        Set<String> found = new TreeSet<>(object.propertyNames());
        found.retainAll(KEYS.keySet());
        if (!object.isObject() || found.size() != 1) {
            throw place.wrong(BAD + "must be an object with one of status, header, body, json and maxBytes; got "
                    + (found.isEmpty() ? JsonText.typeOf(object) : String.join(" and ", found)));
        }
        String subject = found.iterator().next();
        for (String key : object.propertyNames()) {
            if (!key.equals(subject) && !KEYS.getOrDefault(subject, Set.of()).contains(key)) {
                throw place.key(key).wrong(BAD + Excerpt.of(key) + " does not go with " + subject);
            }
        }
        return subject;
    }

    private static List<StatusCodes> codes(Place place, JsonNode value) {
        List<StatusCodes> codes = new ArrayList<>();
        for (JsonNode one : value.isArray() ? value : List.of(value)) {
            codes.add(code(place, one));
        }
        return codes;
    }

    private static StatusCodes code(Place place, JsonNode value) {
        String text = value.isString() || value.isIntegralNumber() ? value.asString() : "";
        if (text.matches("[1-5][xX]{2}")) {
            return StatusCodes.ofClass(text.charAt(0) - '0');
        }
        if (text.matches("[1-5][0-9]{2}")) {
            return StatusCodes.one(Integer.parseInt(text));
        }
        throw place.wrong(
                BAD + "must be status codes from 100 to 599 or classes like \"2xx\"; got " + JsonText.typeOf(value));
    }

    private static Assertion header(Place place, JsonNode object) {
        String name = text(place.key("header"), object.path("header"));
        if (!HeaderReader.isName(name)) {
            throw place.key("header").wrong(BAD + Excerpt.of(name) + " is not a header name");
        }
        String how = onlyOne(place, object, "equals", "matches");
        return how.equals("equals")
                ? new Assertion.HeaderEquals(
                        name, text(place.key(how), object.path(how)).trim())
                : new Assertion.HeaderMatches(name, pattern(place.key(how), object.path(how)));
    }

    private static Assertion body(Place place, JsonNode object) {
        String how = onlyOne(place, object, "contains", "matches");
        if (object.size() != 1) {
            throw place.wrong(BAD + "must have no key other than " + how);
        }
        return how.equals("contains")
                ? checked(place.key(how), text(place.key(how), object.path(how)), Assertion.BodyContains::new)
                : new Assertion.BodyMatches(pattern(place.key(how), object.path(how)));
    }

    private static Assertion json(Place place, JsonNode object) {
        JsonNode expected = object.path("equals");
        if (expected.isMissingNode()) {
            throw place.wrong(BAD + "json needs equals");
        }
        JsonValue value = checked(place.key("equals"), expected.toString(), JacksonValue::of);
        return checked(
                place.key("json"),
                text(place.key("json"), object.path("json")),
                pointer -> new Assertion.JsonEquals(pointer, value));
    }

    private static String onlyOne(Place place, JsonNode object, String one, String other) {
        boolean hasOne = object.has(one);
        if (hasOne == object.has(other)) {
            throw place.wrong(BAD + "must have " + one + " or " + other + (hasOne ? ", not both" : ""));
        }
        return hasOne ? one : other;
    }

    private static Regex pattern(Place place, JsonNode value) {
        return checked(place, text(place, value), Regex::of);
    }

    private static String text(Place place, JsonNode value) {
        if (!value.isString() || value.asString().length() > MAX_TEXT) {
            throw place.wrong(
                    BAD + "must be a string of at most " + MAX_TEXT + " characters; got " + JsonText.typeOf(value));
        }
        return value.asString();
    }

    private static long bytes(Place place, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw place.wrong(BAD + "must be a whole number of bytes, 0 or more; got " + JsonText.typeOf(value));
        }
        return value.longValue();
    }

    /** Creates a value with its own validation, and adds the place to the error. */
    private static <A, B> B checked(Place place, A value, Function<A, B> make) {
        try {
            return make.apply(value);
        } catch (IllegalArgumentException e) {
            throw place.wrong(BAD + Excerpt.unquoted(String.valueOf(e.getMessage()), 200));
        }
    }
}
