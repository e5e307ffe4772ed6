package io.loadtester.worker;

import java.util.UUID;

/**
 * Who this worker is to the master.
 *
 * @param workerId its name in the fleet
 * @param sessionId random for each process, so that a restarted worker is told from the one before
 */
public record WorkerIdentity(String workerId, String sessionId) {

    public static WorkerIdentity ofThisProcess(String workerId) {
        return new WorkerIdentity(workerId, UUID.randomUUID().toString());
    }
}
