package io.loadtester.wire.fleet;

import io.loadtester.common.test.Assignment;
import java.util.UUID;

/**
 * What a worker does when its master calls; on gRPC's threads. A {@link CallRefusedException} or an
 * {@code IllegalArgumentException} tells the master why not.
 */
public interface AttackerHandler {

    /** Gets an attack ready, and no more. */
    void assign(Assignment assignment) throws InterruptedException;

    /** Begins the attack that was assigned with this start. */
    void begin(UUID testId, long startUnixNanos);

    /**
     * Undoes assignments of the test with this start or an earlier one.
     *
     * @return whether results of them had been published before
     */
    boolean callOff(UUID testId, long startUnixNanos, String reason);

    void updateShare(NewShare newShare);

    void stop(UUID testId, String reason);
}
