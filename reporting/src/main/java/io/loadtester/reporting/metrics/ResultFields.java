package io.loadtester.reporting.metrics;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * What is known of one hit, as plain values. Who writes many records implements this on an object it uses again and
 * again; who wants to keep one copies it.
 */
public interface ResultFields {

    /** Stands for a time that was not measured, as in the records of Vegeta. */
    long UNKNOWN = -1;

    /** The attack's name; empty if it has none. */
    String attack();

    /** The hit's number, from 0. */
    long seq();

    /** 0 when no response came. */
    int code();

    /** When the hit was due, in nanoseconds since 1970; in the records of Vegeta when it was picked up. */
    long timestampNanos();

    /** Done − {@link #timestampNanos()}. */
    long latencyNanos();

    /** Bytes of the request's body. */
    long bytesOut();

    /** Bytes of the response's body. */
    long bytesIn();

    /** The failure in words; empty if there was none. */
    String error();

    /** What was kept of the response's body, from position to limit; empty if nothing. Only read, never moved. */
    ByteBuffer body();

    /** The same in parts, all but the last of a length that is a multiple of three. */
    default List<ByteBuffer> bodyParts() {
        return List.of(body());
    }

    /** The target's, whatever redirects made of it. */
    String method();

    /** The target's. */
    String url();

    /** Where redirects led in the end; empty if there were none, or the record does not tell. */
    String lastUrl();

    /** The response's headers. */
    Map<String, List<String>> headers();

    /** Done − sent, or {@link #UNKNOWN}. */
    long serviceTimeNanos();

    /** Sent − due, or {@link #UNKNOWN}. */
    long startDelayNanos();

    /** The word of the failure kind; empty if the hit did not fail, or the record does not tell. */
    String failure();

    /** The name of the target; empty if it has none. */
    String target();

    /** A response came, with a status of 200 to 399, and nothing was found wrong with it. */
    default boolean successful() {
        return code() >= 200 && code() < 400 && failure().isEmpty();
    }
}
