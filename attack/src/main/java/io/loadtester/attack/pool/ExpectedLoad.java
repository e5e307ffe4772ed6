package io.loadtester.attack.pool;

/**
 * The load that connections opened ahead should be able to carry.
 *
 * @param atLeast hits at once, however short they are
 * @param atMost hits at once, however long they are
 * @param hitsPerSecond the rate at the beginning; 0 to open connections for {@code atLeast} only
 */
public record ExpectedLoad(int atLeast, int atMost, double hitsPerSecond) {

    /** Allows for the server's own time; with a shorter guess connections would still be opened in the first second. */
    private static final long SHORTEST_RESPONSE_NANOS = 1_000_000;

    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * Number of hits expected in flight at once, by Little's law.
     *
     * @param roundTripNanos how long opening a connection took; a response is assumed to take twice that
     */
    int hitsAtOnce(long roundTripNanos) {
        double responseNanos = Math.max(SHORTEST_RESPONSE_NANOS, 2.0 * roundTripNanos);
        double atOnce = Math.ceil(hitsPerSecond * responseNanos / NANOS_PER_SECOND);
        return (int) Math.min(atMost, Math.max(atLeast, atOnce));
    }
}
