package io.loadtester.attack.loop;

/**
 * Limits for the hits of one loop.
 *
 * @param timeoutNanos from a hit's release to its end; 0 for none
 * @param atOnce hits that may have or wait for a connection at once; others wait in the backlog
 * @param waiting unsent hits that may wait; hits over this limit are abandoned
 */
record HitLimits(long timeoutNanos, int atOnce, int waiting) {

    /** Approximate memory of a waiting hit. */
    private static final int BYTES_OF_HIT = 200;

    private static final int MAX_WAITING = 1_000_000;

    static HitLimits of(AttackSetup setup, LoopPart part) {
        // A stalled target must not exhaust the heap: waiting hits get at most an eighth of it.
        long fitting = Runtime.getRuntime().maxMemory() / 8 / BYTES_OF_HIT;
        return new HitLimits(
                setup.timeoutNanos(), part.ofLimit(setup.spec().options().hits().maxInFlight()), (int)
                        (Math.min(MAX_WAITING, fitting) / part.count()));
    }
}
