package io.loadtester.common.test;

import java.util.Locale;

/** Which row of a feeder a hit uses. */
public enum FeederOrder {
    /** Row by row, starting over after the last. */
    ROUND_ROBIN,
    /** Like round-robin, but each pass has a new order. */
    SHUFFLED,
    /** Row by row, each for one hit of the test; when they are used up, no more hits are due. */
    ONCE;

    /** The word for this order in JSON and flags. */
    public String word() {
        return this == ROUND_ROBIN ? "roundRobin" : name().toLowerCase(Locale.ROOT);
    }
}
