package io.loadtester.storage.term;

/**
 * Keeps a master that has been replaced, perhaps without knowing it, from changing tests. A process that never entered a
 * term is not fenced, because it is no master. Thread-safe.
 */
public interface Fence {

    /** From now on this process writes as the master of this term. */
    void enter(long term);

    /**
     * Lets nothing pass until {@link #enter}. A change waits three seconds for that; one that is refused then counts as an
     * outage of the database.
     */
    void suspend();

    /**
     * Call first in each transaction that changes tests.
     *
     * @throws ReplacedMasterException if another master has taken over
     */
    void check();
}
