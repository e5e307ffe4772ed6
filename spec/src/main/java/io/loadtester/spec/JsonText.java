package io.loadtester.spec;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How this package reads JSON, and how it speaks about it to people. */
final class JsonText {

    /** Of a duplicate key the last wins. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final int MAX_REASON = 160;

    private JsonText() {}

    /** What kind of value this is, as one says it in a sentence. */
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

    /** Why a text is not JSON, in one line and without the parser's own vocabulary about sources and features. */
    static String reason(JacksonException e) {
        return Excerpt.unquoted(Reason.of(e), MAX_REASON);
    }

    /** The line, from 1, where reading stopped. */
    static int line(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }
}
