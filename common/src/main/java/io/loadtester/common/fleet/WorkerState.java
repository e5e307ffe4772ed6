package io.loadtester.common.fleet;

/** What a worker is doing, as the fleet sees it. */
public enum WorkerState {
    /** Warm and free. */
    READY,
    /** Attacking. */
    BUSY,
    /** No more hits are due; the last ones are awaited and results published. */
    FINISHING,
    /** It takes no new test: an operator said so, or it is shutting down. It ends the attack that it has. */
    DRAINING,
    /** It cannot attack, and reports why. */
    ERROR,
    /** Its stream broke or its lease ran out. */
    OFFLINE
}
