package io.loadtester.attack;

/** An attack that is ready but has not begun: nothing sent, no connection opened. Used by one thread at a time. */
public interface PreparedAttack {

    /** Starts the attack, which waits for its first hit to be due. Call once, and not after {@link #discard}. */
    RunningAttack begin();

    /**
     * The same for an attack whose start was not known when it was planned.
     *
     * @param startNanoTime the start of the test as this process's {@link System#nanoTime()}; may be in the past
     */
    RunningAttack beginAt(long startNanoTime);

    /** Ends the attack without a hit. Call once, instead of {@link #begin}. The listener is told of the end. */
    void discard();
}
