package io.loadtester.worker.fleet;

import io.loadtester.common.fleet.ClockOffset;
import io.loadtester.worker.attacks.WorkerReport;
import org.jspecify.annotations.Nullable;

/**
 * A status sent to the master.
 *
 * @param sequence starts at 1 in each stream
 * @param clock null before the first ack
 */
record Status(
        String workerId,
        String sessionId,
        long sequence,
        long sentUnixNanos,
        @Nullable ClockOffset clock,
        WorkerReport report) {}
