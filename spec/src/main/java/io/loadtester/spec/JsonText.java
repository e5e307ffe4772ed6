package io.loadtester.spec;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How this package parses JSON, and describes it in messages. */
final class JsonText {

    /** If a key is duplicated, the last one wins. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final int MAX_REASON = 160;

    private JsonText() {}

    /** The kind of a value, phrased for a sentence. */
    static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "a list";
            case STRING -> "the string " + Excerpt.of(value.asString());
            case NUMBER -> "the number " + Excerpt.unquoted(value.asString(), 30);
            case BOOLEAN -> value.asString();
            case BINARY -> "bytes";
            case NULL, MISSING -> "null";
        };
    }

    /** Why a text is not JSON, on one line and without the parser's terms for sources and features. */
    static String reason(JacksonException e) {
        return Excerpt.unquoted(Reason.of(e), MAX_REASON);
    }

    /** The line, from 1, at which parsing failed. */
    static int line(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }
}
