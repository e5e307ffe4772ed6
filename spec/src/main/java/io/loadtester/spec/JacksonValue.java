package io.loadtester.spec;

import io.loadtester.common.test.JsonReader;
import io.loadtester.common.test.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON value parsed by Jackson; immutable. */
public final class JacksonValue implements JsonValue {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode node;

    private JacksonValue(JsonNode node) {
        this.node = node;
    }

    /** @return empty if the bytes are not one JSON value in UTF-8 */
    public static Optional<JsonValue> read(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node.isMissingNode() ? Optional.empty() : Optional.of(new JacksonValue(node));
        } catch (JacksonException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException if the text is not one JSON value */
    public static JsonValue of(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalArgumentException("is not JSON: " + text));
    }

    @Override
    public Optional<JsonValue> at(String pointer) {
        JsonNode found = node.at(JsonPointer.compile(pointer));
        return found.isMissingNode() ? Optional.empty() : Optional.of(new JacksonValue(found));
    }

    @Override
    public String text() {
        return MAPPER.writeValueAsString(node);
    }

    @Override
    public JsonReader reader() {
        return JacksonValue::read;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JacksonValue value && node.equals(JacksonValue::compare, value.node);
    }

    /** Compares numbers by value, everything else by equality. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    @Override
    public int hashCode() {
        // Equal numbers may be written differently, at any depth.
        return node.getNodeType().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
