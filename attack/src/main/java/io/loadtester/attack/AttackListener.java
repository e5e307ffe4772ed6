package io.loadtester.attack;

/**
 * Receives what an attack measures. Called on an engine thread that is not an event loop, one call at a time and in
 * order; a slow listener delays later calls, never a hit.
 */
public interface AttackListener {

    /** A second of the attack has ended, or late results have come in. */
    void cut(SecondCut cut);

    /** Every hit has ended; this is the last call. */
    void ended(AttackSummary summary);
}
