package io.loadtester.common.schedule;

/**
 * SplitMix64: pseudo-random numbers from a seed that can be reset without a new object. Not thread-safe.
 */
final class Randomness {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** A seed that depends on every bit of both. */
    static long mixed(long seed, long with) {
        return mixed(mixed(seed + GOLDEN_GAMMA) + with * GOLDEN_GAMMA);
    }

    void restart(long seed) {
        state = seed;
    }

    /** A uniform number above 0 and at most 1. */
    double nextAboveZero() {
        state += GOLDEN_GAMMA;
        return ((mixed(state) >>> 11) + 1) * 0x1p-53;
    }

    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
