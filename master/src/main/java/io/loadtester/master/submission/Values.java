package io.loadtester.master.submission;

import io.loadtester.spec.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Parsers of single JSON values. They throw an {@link InputException} that says what is allowed and what was given. */
final class Values {

    private static final int MAX_SHOWN = 60;

    private Values() {}

    /** Text for people: 1 to {@code maxLength} characters, not blank, no control characters. */
    static BiFunction<String, JsonNode, String> text(int maxLength) {
        return (field, value) -> {
            if (!value.isString()) {
                throw wrong(field, "must be a string", value);
            }
            String text = value.asString().strip();
            if (text.isEmpty()) {
                throw new InputException(field, "must not be blank");
            }
            if (text.codePointCount(0, text.length()) > maxLength) {
                throw new InputException(field, "must have at most " + maxLength + " characters, has " + text.length());
            }
            return noControls(field, text);
        };
    }

    static String noControls(String field, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InputException(field, "must not contain control characters");
        }
        return text;
    }

    static BiFunction<String, JsonNode, Integer> wholeNumber(int min, int max) {
        return (field, value) -> {
            boolean whole = value.isNumber()
                    && value.canConvertToExactIntegral()
                    && value.canConvertToInt()
                    && value.asInt() >= min
                    && value.asInt() <= max;
            if (!whole) {
                throw wrong(field, "must be a whole number from " + min + " to " + max, value);
            }
            return value.asInt();
        };
    }

    /** One of an enum's words, in any case. */
    static <E extends Enum<E>> BiFunction<String, JsonNode, E> word(E[] values, Function<E, String> word) {
        String words = Stream.of(values).map(word).collect(Collectors.joining(", "));
        return (field, value) -> {
            String given = value.isString() ? value.asString().strip().toLowerCase(Locale.ROOT) : "";
            return Stream.of(values)
                    .filter(one -> word.apply(one).equals(given))
                    .findFirst()
                    .orElseThrow(() -> wrong(field, "must be one of " + words, value));
        };
    }

    /** A list whose elements are named {@code field[i]} in messages. */
    static <T> BiFunction<String, JsonNode, List<T>> list(int maxSize, BiFunction<String, JsonNode, T> element) {
        return (field, value) -> {
            if (!value.isArray()) {
                throw wrong(field, "must be a list", value);
            }
            if (value.size() > maxSize) {
                throw new InputException(field, "must have at most " + maxSize + " elements, has " + value.size());
            }
            List<T> list = new ArrayList<>();
            for (int i = 0; i < value.size(); i++) {
                list.add(element.apply(field + "[" + i + "]", value.get(i)));
            }
            return List.copyOf(list);
        };
    }

    /** A weight above 0. */
    static Double weight(String field, JsonNode value) {
        double weight = value.isNumber() ? value.asDouble() : Double.NaN;
        if (!(weight > 0 && weight <= 1e9)) {
            throw wrong(field, "must be a number above 0 and at most 1e9", value);
        }
        return weight;
    }

    static InputException wrong(String field, String expected, JsonNode value) {
        String given = value.isContainer() ? (value.isArray() ? "a list" : "an object") : value.toString();
        return new InputException(
                field,
                expected + ", was " + (given.length() <= MAX_SHOWN ? given : given.substring(0, MAX_SHOWN) + "…"));
    }
}
