package io.loadtester.common.test;

import java.util.Optional;

/**
 * Parses JSON; keeps JSON libraries out of this module and the engine. Thread-safe: event loops parse responses with
 * it.
 */
@FunctionalInterface
public interface JsonReader {

    /** @return empty if the bytes are not one JSON value in UTF-8 */
    Optional<JsonValue> read(byte[] bytes);
}
