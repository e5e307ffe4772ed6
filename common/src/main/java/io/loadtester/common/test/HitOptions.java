package io.loadtester.common.test;

import java.time.Duration;

/**
 * Limits on hits: how many, and how late.
 *
 * @param initialInFlight the number of hits in flight per worker for which connections are opened in advance, 1 or more
 * @param maxInFlight the most hits in flight per worker, 0 for no limit
 * @param maxRequests the most hits of the whole schedule, 0 for no limit
 * @param lazy whether the attack ends after one pass over the targets
 * @param maxLateness how long after its due time the generator may still release a hit; later hits are skipped; 0 for no
 *     limit
 */
public record HitOptions(long initialInFlight, long maxInFlight, long maxRequests, boolean lazy, Duration maxLateness) {

    public static final HitOptions DEFAULTS = new HitOptions(10, 0, 0, false);

    /** With the usual limit on lateness: one second. */
    public HitOptions(long initialInFlight, long maxInFlight, long maxRequests, boolean lazy) {
        this(initialInFlight, maxInFlight, maxRequests, lazy, Duration.ofSeconds(1));
    }

    public HitOptions {
        if (initialInFlight < 1 || maxInFlight < 0) {
            throw new IllegalArgumentException("initialInFlight must be 1 or more, maxInFlight 0 (no limit) or more");
        }
        if (maxLateness.isNegative()) {
            throw new IllegalArgumentException("maxLateness must be 0 (no limit) or more: " + maxLateness);
        }
        if (maxRequests < 0) {
            throw new IllegalArgumentException("maxRequests must be 0 (no limit) or more: " + maxRequests);
        }
    }
}
