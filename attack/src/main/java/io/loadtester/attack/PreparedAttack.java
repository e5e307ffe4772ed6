package io.loadtester.attack;

/** An attack that is ready and has not begun: it has sent nothing and opened no connection. Used by one thread at a time. */
public interface PreparedAttack {

    /** Begins to wait for its first hit; to be called once, and not after {@link #discard}. */
    RunningAttack begin();

    /**
     * Does the same for an attack whose plan could not know yet when it starts.
     *
     * @param startNanoTime the test's first instant as {@link System#nanoTime()} tells it; may have passed
     */
    RunningAttack beginAt(long startNanoTime);

    /** Ends it without a hit; to be called once, and instead of {@link #begin}. Its listener hears of its end. */
    void discard();
}
