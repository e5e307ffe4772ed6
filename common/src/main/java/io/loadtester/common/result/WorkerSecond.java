package io.loadtester.common.result;

import io.loadtester.common.fleet.WorkerHealth;
import java.util.UUID;

/**
 * A worker's account of itself for one second of its attack; published after that second's intervals.
 *
 * @param second the second of the test that has just ended, from 0
 * @param waiting hits due but not sent
 * @param inFlight hits sent but not ended
 * @param connections open connections
 * @param scheduled hits that became due since the previous worker second; over all worker seconds, the ledger's
 * @param lost results lost since the previous worker second
 * @param skipped those of the scheduled hits that are never sent because the worker was too late for them
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
        long lost,
        long skipped)
        implements Published {

    /** A second in which no hit was skipped. */
    public WorkerSecond(
            UUID testId,
            String workerId,
            int second,
            long waiting,
            long inFlight,
            long connections,
            WorkerHealth health,
            long scheduled,
            long lost) {
        this(testId, workerId, second, waiting, inFlight, connections, health, scheduled, lost, 0);
    }
}
