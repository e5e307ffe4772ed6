package io.loadtester.common.result;

import io.loadtester.common.fleet.WorkerHealth;
import java.util.UUID;

/**
 * A worker's account of itself for one second of its attack; published after that second's intervals.
 *
 * @param second second of the test that has just ended, from 0
 * @param waiting hits due but not sent
 * @param inFlight hits sent but not ended
 * @param connections open connections
 * @param scheduled hits released since the worker second before; over all worker seconds, the ledger's
 * @param lost results given up since the worker second before
 */
public record WorkerSecond(
        UUID testId,
        String workerId,
        int second,
        long waiting,
        long inFlight,
        long connections,
        WorkerHealth health,
        long scheduled,
        long lost)
        implements Published {}
