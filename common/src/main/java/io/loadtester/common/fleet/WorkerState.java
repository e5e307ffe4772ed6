package io.loadtester.common.fleet;

/** What a worker is doing, as the fleet sees it. */
public enum WorkerState {
    /** Warm and free. */
    READY,
    /** Attacking. */
    BUSY,
    /** No hit is due any more; the last ones are awaited and results published. */
    FINISHING,
    /** It cannot attack and says why. */
    ERROR,
    /** Its stream broke or its lease ran out. */
    OFFLINE
}
