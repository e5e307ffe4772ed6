package io.loadtester.common.fleet;

/**
 * What must be added to a worker's wall clock to get the master's.
 *
 * @param offsetNanos positive when the worker's clock is behind
 * @param uncertaintyNanos half the round trip it was measured with
 */
public record ClockOffset(long offsetNanos, long uncertaintyNanos) {}
