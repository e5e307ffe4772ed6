package io.loadtester.common.result;

/**
 * Which times are measured of hits. Those of succeeded and of failed hits are never mixed: a target that fails fast must
 * not look fast.
 */
public enum LatencyKind {
    /** Done − due, of every hit that succeeded. */
    RESPONSE,
    /** Ended − due, of every hit that failed, those that were abandoned included. */
    FAILED_RESPONSE,
    /** Done − sent, of every hit that succeeded. */
    SERVICE,
    /**
     * First byte − sent, of every hit that succeeded. Of a hit that was redirected, the first byte of the first answer. Workers
     * count them in steps four times as wide as those of the others: of 2 µs up to a millisecond, of 0.4 % from there on.
     */
    FIRST_BYTE,
    /** Sent − due, of every hit that was sent, whatever became of it. */
    START_DELAY
}
