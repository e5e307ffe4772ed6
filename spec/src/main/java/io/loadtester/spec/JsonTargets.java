package io.loadtester.spec;

import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;

/**
 * Reads Vegeta's json format: a sequence of objects, one per line or not, or an array. Bodies are base64 under {@code
 * body}, or text under {@code bodyText}. Unknown keys are ignored, as in Vegeta, unless they look misspelt.
 */
final class JsonTargets implements TargetsReader.Source {

    static final Set<String> KEYS =
            Set.of("name", "method", "url", "header", "headers", "body", "bodyText", "weight", "assertions");

    private final String field;
    private final JsonParser parser;
    private final TargetUrls urls;
    private boolean inArray;

    JsonTargets(String field, Reader text, TargetRules rules) {
        this.field = field;
        this.parser = JsonText.MAPPER.createParser(text);
        this.urls = new TargetUrls(rules.templates());
    }

    @Override
    public Optional<Target> next() throws IOException {
        try {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY && !inArray) {
                    inArray = true;
                } else if (token == JsonToken.END_ARRAY && inArray) {
                    inArray = false;
                } else {
                    Place place =
                            Place.line(field, parser.currentTokenLocation().getLineNr());
                    return Optional.of(target(place, JsonText.MAPPER.readTree(parser), urls));
                }
            }
            return Optional.empty();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw Place.line(field, JsonText.line(e)).wrong("bad target: not JSON: " + JsonText.reason(e));
        }
    }

    static Target target(Place place, JsonNode object, TargetUrls urls) {
        if (!object.isObject()) {
            throw place.wrong("bad target: must be an object with method and url; got " + JsonText.typeOf(object));
        }
        refuseMisspelt(place, object);
        return new TargetDraft(
                        place,
                        name(place, object),
                        required(place, object, "method").toUpperCase(Locale.ROOT),
                        required(place, object, "url"),
                        headers(place, object),
                        body(place, object),
                        weight(place, object),
                        AssertionReader.read(place.key("assertions"), object.path("assertions")))
                .target(urls);
    }

    private static void refuseMisspelt(Place place, JsonNode object) {
        for (String key : object.propertyNames()) {
            if (!KEYS.contains(key)) {
                Nearest.to(key, KEYS).ifPresent(nearest -> {
                    throw place.key(key)
                            .wrong("bad target: unknown key " + Excerpt.of(key) + "; did you mean " + nearest + "?");
                });
            }
        }
    }

    private static String required(Place place, JsonNode object, String key) {
        String value = string(place, object, key);
        if (value.isEmpty()) {
            throw place.key(key).wrong("target: required " + key + " is missing");
        }
        return value;
    }

    /** The string under a key; empty if the key is absent or null. */
    private static String string(Place place, JsonNode object, String key) {
        JsonNode value = object.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw place.key(key).wrong("bad target: " + key + " must be a string; got " + JsonText.typeOf(value));
        }
        return value.asString();
    }

    private static String name(Place place, JsonNode object) {
        String name = string(place, object, "name").trim();
        if (name.length() > TargetDraft.MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw place.key("name")
                    .wrong("bad target: name must have at most " + TargetDraft.MAX_NAME
                            + " characters and no control characters; got " + Excerpt.of(name));
        }
        return name;
    }

    private static int weight(Place place, JsonNode object) {
        JsonNode value = object.path("weight");
        if (value.isMissingNode() || value.isNull()) {
            return 1;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < 1
                || value.intValue() > Target.MAX_WEIGHT) {
            throw place.key("weight")
                    .wrong("bad target: weight must be a whole number from 1 to " + Target.MAX_WEIGHT + "; got "
                            + JsonText.typeOf(value));
        }
        return value.intValue();
    }

    private static List<Header> headers(Place place, JsonNode object) {
        List<Header> headers = new ArrayList<>();
        for (String key : List.of("header", "headers")) {
            JsonNode value = object.path(key);
            if (!value.isMissingNode() && !value.isNull()) {
                headers.addAll(HeaderReader.read(place.key(key), value));
            }
        }
        return headers;
    }

    private static Body body(Place place, JsonNode object) {
        return BodyText.read(place, "bad target: ", given(place, object, "body"), given(place, object, "bodyText"));
    }

    private static @Nullable String given(Place place, JsonNode object, String key) {
        JsonNode value = object.path(key);
        return value.isMissingNode() || value.isNull() ? null : string(place, object, key);
    }
}
