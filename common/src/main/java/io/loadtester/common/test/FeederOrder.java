package io.loadtester.common.test;

import java.util.Locale;

/** Which row of a feeder a hit has. */
public enum FeederOrder {
    /** One after the other, from the top again after the last. */
    ROUND_ROBIN,
    /** As round-robin, with the rows in another order at every pass. */
    SHUFFLED,
    /** One after the other, each for one hit of the test; when they are used up no more hits are due. */
    ONCE;

    /** The word for this order in JSON and flags. */
    public String word() {
        return this == ROUND_ROBIN ? "roundRobin" : name().toLowerCase(Locale.ROOT);
    }
}
