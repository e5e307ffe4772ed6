package io.loadtester.common.test;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON value; immutable, equal to another of the same structure. Numbers are equal by value: 5, 5.0 and 0.5e1 are. */
public final class JsonValue {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode node;

    private JsonValue(JsonNode node) {
        this.node = node;
    }

    /** @return empty if the bytes are not one JSON value in UTF-8 */
    public static Optional<JsonValue> read(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node.isMissingNode() ? Optional.empty() : Optional.of(new JsonValue(node));
        } catch (JacksonException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException if the text is not one JSON value */
    public static JsonValue of(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalArgumentException("is not JSON: " + text));
    }

    /**
     * @param pointer as RFC 6901 has it, the empty one for this value itself
     * @return empty if nothing is there
     */
    public Optional<JsonValue> at(String pointer) {
        JsonNode found = node.at(JsonPointer.compile(pointer));
        return found.isMissingNode() ? Optional.empty() : Optional.of(new JsonValue(found));
    }

    /** As JSON, on one line. */
    public String text() {
        return MAPPER.writeValueAsString(node);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonValue value && node.equals(JsonValue::compare, value.node);
    }

    /** Of numbers by their value; of everything else as it is. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    @Override
    public int hashCode() {
        // Equal numbers may be written in many ways, at any depth.
        return node.getNodeType().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
