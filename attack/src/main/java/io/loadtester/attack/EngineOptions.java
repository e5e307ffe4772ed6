package io.loadtester.attack;

import java.time.Duration;

/**
 * Settings of an engine that hold for all its attacks.
 *
 * @param loops number of event loops, and so of cores it may use; 0 for one per core
 * @param busySpin whether loops poll without sleeping while an attack runs: most punctual, but each takes a whole core
 * @param tick wake-ups are delayed to the next multiple of this, so that one serves several hits: less CPU time, but
 *     hits may start that much later; at most 100 ms, zero to wake for every hit
 */
public record EngineOptions(int loops, boolean busySpin, Duration tick) {

    private static final Duration LONGEST_TICK = Duration.ofMillis(100);

    // Must follow the constants its constructor reads.
    public static final EngineOptions DEFAULTS = new EngineOptions(0, false, Duration.ZERO);

    public EngineOptions {
        if (loops < 0) {
            throw new IllegalArgumentException("loops must be 0 (one a core) or more: " + loops);
        }
        if (tick.isNegative() || tick.compareTo(LONGEST_TICK) > 0) {
            throw new IllegalArgumentException("tick must be from 0 to 100 ms: " + tick);
        }
        if (busySpin && !tick.isZero()) {
            throw new IllegalArgumentException("busy spin and a tick exclude each other");
        }
    }
}
