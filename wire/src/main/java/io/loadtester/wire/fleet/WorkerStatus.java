package io.loadtester.wire.fleet;

/**
 * A status sent to the master.
 *
 * @param sequence starts at 1 in each stream
 * @param sentUnixNanos when it was sent, on the worker's wall clock
 */
public record WorkerStatus(String workerId, String sessionId, long sequence, long sentUnixNanos, WorkerReport report) {}
