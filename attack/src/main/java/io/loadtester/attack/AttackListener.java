package io.loadtester.attack;

/**
 * Hears what an attack measures. Called on a thread of the engine's that is not an event loop, one call at a time and
 * in order; a slow listener delays later calls, never a hit.
 */
public interface AttackListener {

    /** A second of the attack has ended, or a later cut brought results that came late. */
    void cut(SecondCut cut);

    /** Every hit has ended; nothing follows. */
    void ended(AttackSummary summary);
}
