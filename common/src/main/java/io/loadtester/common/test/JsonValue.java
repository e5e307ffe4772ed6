package io.loadtester.common.test;

import java.util.Optional;

/** A JSON value; immutable. Equality is structural, and numbers compare by value: 5, 5.0 and 0.5e1 are equal. */
public interface JsonValue {

    /**
     * @param pointer a JSON pointer (RFC 6901); empty for this value itself
     * @return empty if there is no value
     */
    Optional<JsonValue> at(String pointer);

    /** As JSON, on one line. */
    String text();

    /** A reader of values that this one can be compared with. */
    JsonReader reader();
}
