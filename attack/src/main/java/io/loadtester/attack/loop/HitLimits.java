package io.loadtester.attack.loop;

/**
 * One loop's limits for hits.
 *
 * @param timeoutNanos from a hit's release to its end; 0 for none
 * @param atOnce hits that may have or await a connection at once; others wait before that
 * @param waiting hits that may wait unsent; more are abandoned
 */
record HitLimits(long timeoutNanos, int atOnce, int waiting) {

    /** A waiting hit takes about this much memory. */
    private static final int BYTES_OF_HIT = 200;

    private static final int MAX_WAITING = 1_000_000;

    static HitLimits of(AttackSetup setup, LoopPart part) {
        // A target that stands still must not cost the process its memory: an eighth of the heap for hits that wait.
        long fitting = Runtime.getRuntime().maxMemory() / 8 / BYTES_OF_HIT;
        return new HitLimits(
                setup.timeoutNanos(), part.ofLimit(setup.spec().options().hits().maxInFlight()), (int)
                        (Math.min(MAX_WAITING, fitting) / part.count()));
    }
}
