package io.loadtester.attack.pool;

/**
 * What connections opened ahead should be able to carry.
 *
 * @param atLeast hits at once, however short they are
 * @param atMost hits at once, however long they are
 * @param hitsPerSecond how often hits are due at first; 0 if {@code atLeast} says all
 */
public record ExpectedLoad(int atLeast, int atMost, double hitsPerSecond) {

    /** A server needs some time of its own; a shorter guess would open connections in the first second instead. */
    private static final long SHORTEST_RESPONSE_NANOS = 1_000_000;

    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * Hits that will be under way at once, by Little's law.
     *
     * @param roundTripNanos how long opening a connection has taken; a response is guessed to take twice that
     */
    int hitsAtOnce(long roundTripNanos) {
        double responseNanos = Math.max(SHORTEST_RESPONSE_NANOS, 2.0 * roundTripNanos);
        double atOnce = Math.ceil(hitsPerSecond * responseNanos / NANOS_PER_SECOND);
        return (int) Math.min(atMost, Math.max(atLeast, atOnce));
    }
}
