package io.loadtester.wire.fleet;

/**
 * A result that Kafka has not taken yet, as it will be in Kafka.
 *
 * @param value the encoded result; must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy would double the memory
public record UntakenResult(String key, byte[] value) {}
