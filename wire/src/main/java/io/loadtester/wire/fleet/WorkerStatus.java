package io.loadtester.wire.fleet;

import java.util.List;

/**
 * A status sent to the master.
 *
 * @param sequence starts at 1 in each stream
 * @param sentUnixNanos when it was sent, on the worker's wall clock
 * @param untaken results that Kafka does not take, each told once in a stream, so that the master is not blind meanwhile
 */
public record WorkerStatus(
        String workerId,
        String sessionId,
        long sequence,
        long sentUnixNanos,
        WorkerReport report,
        List<UntakenResult> untaken) {

    public WorkerStatus {
        untaken = List.copyOf(untaken);
    }
}
