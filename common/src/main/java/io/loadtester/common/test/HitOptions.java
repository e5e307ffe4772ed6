package io.loadtester.common.test;

/**
 * Limits on the number of hits.
 *
 * @param initialInFlight the number of hits in flight per worker for which connections are opened in advance, 1 or more
 * @param maxInFlight the most hits in flight per worker, 0 for no limit
 * @param maxRequests the most hits of the whole schedule, 0 for no limit
 * @param lazy whether the attack ends after one pass over the targets
 */
public record HitOptions(long initialInFlight, long maxInFlight, long maxRequests, boolean lazy) {

    public static final HitOptions DEFAULTS = new HitOptions(10, 0, 0, false);

    public HitOptions {
        if (initialInFlight < 1 || maxInFlight < 0) {
            throw new IllegalArgumentException("initialInFlight must be 1 or more, maxInFlight 0 (no limit) or more");
        }
        if (maxRequests < 0) {
            throw new IllegalArgumentException("maxRequests must be 0 (no limit) or more: " + maxRequests);
        }
    }
}
