package io.loadtester.attack;

import java.time.Duration;

/**
 * How a process attacks, whatever it attacks.
 *
 * @param loops event loops, and so cores it may use; 0 for one a core
 * @param busySpin whether loops look for what is due without ever sleeping while an attack runs: the most punctual, and a
 *     whole core each
 * @param tick what wake-ups are put off to the next multiple of, so that one serves several hits: less CPU time, less
 *     punctual by up to as much; zero to wake for every hit
 */
public record EngineOptions(int loops, boolean busySpin, Duration tick) {

    private static final Duration LONGEST_TICK = Duration.ofMillis(100);

    // After what its constructor reads.
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
