package io.loadtester.attack.loop;

/**
 * State of an attack on one event loop.
 *
 * @param waiting hits due but not sent
 * @param inFlight hits sent but not ended
 * @param connections open connections
 * @param loopLagNanos the longest delay of the loop since the last cut
 */
public record LoopState(long waiting, long inFlight, long connections, long loopLagNanos) {}
