package io.loadtester.common.test;

import java.util.Optional;

/** Reads JSON. Thread-safe: event loops read responses with it. The vocabulary and the engine know no JSON library. */
@FunctionalInterface
public interface JsonReader {

    /** @return empty if the bytes are not one JSON value in UTF-8 */
    Optional<JsonValue> read(byte[] bytes);
}
