package io.loadtester.common.fleet;

/** What a worker is doing, as the fleet sees it. */
public enum WorkerState {
    /** Warm and free. */
    READY,
    /** Attacking. */
    BUSY,
    /** No more hits are due; the last ones are awaited and results published. */
    FINISHING,
    /** It cannot attack, and reports why. */
    ERROR,
    /** Its stream broke or its lease ran out. */
    OFFLINE
}
