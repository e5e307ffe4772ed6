package io.loadtester.common.test;

import java.time.Duration;
import java.util.List;

/**
 * What requests have in common, beyond what their targets say.
 *
 * @param timeout for a whole hit, redirects and body included; zero for none
 * @param redirects how many redirects a hit follows, 0 or more; -1 to follow none and count them as success
 * @param chunked whether bodies are sent in chunks instead of with their length
 * @param headers added to every target
 * @param body for targets without one
 * @param template whether placeholders in double braces are filled in for every hit; otherwise they are sent as they
 *     are
 */
public record RequestOptions(
        Duration timeout, int redirects, boolean chunked, List<Header> headers, Body body, boolean template) {

    /** {@link #redirects()} for redirects that are not followed and count as success. */
    public static final int NO_FOLLOW = -1;

    public static final RequestOptions DEFAULTS =
            new RequestOptions(Duration.ofSeconds(30), 10, false, List.of(), Body.EMPTY);

    /** With placeholders filled in. */
    public RequestOptions(Duration timeout, int redirects, boolean chunked, List<Header> headers, Body body) {
        this(timeout, redirects, chunked, headers, body, true);
    }

    public RequestOptions {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must not be negative: " + timeout);
        }
        if (redirects < NO_FOLLOW) {
            throw new IllegalArgumentException("redirects must be -1 or more: " + redirects);
        }
        headers = List.copyOf(headers);
    }

    public RequestOptions with(Body other) {
        return new RequestOptions(timeout, redirects, chunked, headers, other, template);
    }
}
