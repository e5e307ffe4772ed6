package io.loadtester.reporting.metrics;

import io.loadtester.common.result.StatusCode;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * The values of one result record. Implementations may be reused for the next record: copy what you keep.
 */
public interface ResultFields {

    /** A time that was not measured, as in Vegeta's records. */
    long UNKNOWN = -1;

    /** The attack's name; empty if it has none. */
    String attack();

    /** The hit's number, from 0. */
    long seq();

    /** The status code; 0 if no response came. */
    int code();

    /** When the hit was due, in nanoseconds since 1970; in Vegeta's records, when it was picked up. */
    long timestampNanos();

    /** Done − {@link #timestampNanos()}. */
    long latencyNanos();

    /** Bytes of the request's body. */
    long bytesOut();

    /** Bytes of the response's body. */
    long bytesIn();

    /** The failure in words; empty if there was none. */
    String error();

    /** The recorded part of the response's body, from position to limit; may be empty. Do not move its position. */
    ByteBuffer body();

    /** The body in parts; the lengths of all but the last are multiples of three. */
    default List<ByteBuffer> bodyParts() {
        return List.of(body());
    }

    /** The target's method, even after redirects. */
    String method();

    /** The target's URL, even after redirects. */
    String url();

    /** The final URL after redirects; empty if there were none, or it was not recorded. */
    String lastUrl();

    /** The response's headers. */
    Map<String, List<String>> headers();

    /** Done − sent, or {@link #UNKNOWN}. */
    long serviceTimeNanos();

    /** Sent − due, or {@link #UNKNOWN}. */
    long startDelayNanos();

    /** The word of the failure kind; empty if the hit did not fail, or it was not recorded. */
    String failure();

    /** The name of the target; empty if it has none. */
    String target();

    /** Whether the hit succeeded: a response came, with a status of success, and there was no failure. */
    default boolean successful() {
        return StatusCode.isSuccess(code()) && failure().isEmpty();
    }
}
