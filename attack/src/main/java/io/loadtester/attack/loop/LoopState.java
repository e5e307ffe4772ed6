package io.loadtester.attack.loop;

/**
 * How an attack stands on one event loop.
 *
 * @param waiting hits due but not sent
 * @param inFlight hits sent but not ended
 * @param connections open connections
 * @param loopLagNanos the longest the loop was late for anything since the last second's end
 */
public record LoopState(long waiting, long inFlight, long connections, long loopLagNanos) {}
