package io.loadtester.spec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The type of an option's values. Immutable.
 *
 * @param <T> a parsed value
 */
public interface OptionType<T> {

    /** @throws InputException naming the place, if the value is not of this type */
    T read(Place place, JsonNode value);

    /**
     * JSON that {@link #read} reads back as an equal value; null if the value is expressed by leaving the option out.
     */
    @Nullable
    JsonNode write(T value);

    OptionKind kind();

    /** The JSON schema of the values. */
    ObjectNode schema();

    /** A value on one line, for people. Reveals no secrets. */
    String text(T value);
}
