package io.loadtester.common.result;

/**
 * The times measured for each hit. Those of succeeded and failed hits are never mixed: a target that fails fast must
 * not look fast.
 */
public enum LatencyKind {
    /** Done − due, of every hit that succeeded. */
    RESPONSE,
    /** Ended − due, of every hit that failed, including abandoned ones. */
    FAILED_RESPONSE,
    /** Done − sent, of every hit that succeeded. */
    SERVICE,
    /**
     * First byte − sent, of every hit that succeeded; after a redirect, the first byte of the first response. Workers
     * count these times in steps four times as wide as the others: 2 µs up to a millisecond, 0.4 % from there on.
     */
    FIRST_BYTE,
    /** Sent − due, of every hit that was sent, succeeded or not. */
    START_DELAY
}
