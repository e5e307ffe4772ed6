package io.loadtester.worker.fleet;

import io.grpc.Status;
import io.loadtester.common.url.HostAndPort;

/** Explains failed calls to the master to the worker's operator. */
final class MasterTrouble {

    private MasterTrouble() {}

    static String explain(Throwable failure, Masters masters, String workerId) {
        HostAndPort master = masters.address();
        Status status = Status.fromThrowable(failure);
        return switch (status.getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED -> "waiting for master at " + masters;
            case ALREADY_EXISTS ->
                "the master at " + master + " already has another live worker with the id " + workerId
                        + "; give this one another --worker-id";
            case FAILED_PRECONDITION -> "the master at " + master + " refuses this worker: " + status.getDescription();
            case UNAUTHENTICATED -> "the master at " + master + " refuses this worker's cluster token";
            default ->
                "the master at " + master + " refuses this worker: " + status.getCode() + " " + status.getDescription();
        };
    }
}
