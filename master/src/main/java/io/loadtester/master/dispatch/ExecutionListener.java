package io.loadtester.master.dispatch;

/** Learns, on the fleet's thread, that an execution is over. */
interface ExecutionListener {

    /** The test has reached a final state, which is stored. */
    void ended(Execution execution);

    /**
     * The test has not started, and waits for workers again.
     *
     * @param why why it has not
     */
    void requeued(Execution execution, String why);
}
