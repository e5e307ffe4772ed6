package io.loadtester.common.test;

import java.util.Optional;

/** A JSON value; immutable, equal to another of the same structure. Numbers are equal by value: 5, 5.0 and 0.5e1 are. */
public interface JsonValue {

    /**
     * @param pointer as RFC 6901 has it, the empty one for this value itself
     * @return empty if nothing is there
     */
    Optional<JsonValue> at(String pointer);

    /** As JSON, on one line. */
    String text();

    /** Reads what this value can be compared with. */
    JsonReader reader();
}
