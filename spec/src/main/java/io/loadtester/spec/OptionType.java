package io.loadtester.spec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What values an option takes. Immutable.
 *
 * @param <T> a value, read
 */
public interface OptionType<T> {

    /** @throws InputException if it is no value of this type, naming the place */
    T read(Place place, JsonNode value);

    /** What {@link #read} reads as the same value; null for a value that is said by leaving the option out. */
    @Nullable
    JsonNode write(T value);

    /** Its JSON schema. */
    ObjectNode schema();

    /** In one line, as people read it. Tells nothing that may be a secret. */
    String text(T value);
}
