package io.loadtester.common.test;

import java.time.Duration;
import java.util.List;

/**
 * How requests are made, beyond what the targets say.
 *
 * @param timeout for a whole exchange, redirects and body included; zero for none
 * @param redirects how many redirects a hit follows, 0 or more; -1 to not follow and count them as success
 * @param keepalive whether connections are used for more than one request
 * @param insecure whether TLS certificates go unchecked
 * @param connections idle connections kept per worker and host, 0 or more
 * @param maxConnections connections per worker and host, 0 for no limit
 * @param workers hits in flight for which connections are opened ahead, 1 or more
 * @param maxWorkers hits in flight per worker at most, 0 for no limit
 * @param headers added to every target
 * @param body for targets without one
 */
public record AttackOptions(
        Duration timeout,
        int redirects,
        boolean keepalive,
        boolean insecure,
        int connections,
        int maxConnections,
        long workers,
        long maxWorkers,
        List<Header> headers,
        Body body) {

    /** {@link #redirects()} for redirects that are not followed and count as success. */
    public static final int NO_FOLLOW = -1;

    public static final AttackOptions DEFAULTS =
            new AttackOptions(Duration.ofSeconds(30), 10, true, false, 10_000, 0, 10, 0, List.of(), Body.EMPTY);

    public AttackOptions {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must not be negative: " + timeout);
        }
        if (redirects < NO_FOLLOW) {
            throw new IllegalArgumentException("redirects must be -1 or more: " + redirects);
        }
        if (connections < 0 || maxConnections < 0) {
            throw new IllegalArgumentException("connections and maxConnections must be 0 or more");
        }
        if (workers < 1 || maxWorkers < 0) {
            throw new IllegalArgumentException("workers must be 1 or more, maxWorkers 0 (no limit) or more");
        }
        headers = List.copyOf(headers);
    }
}
