package io.loadtester.wire.fleet;

import io.loadtester.common.test.Assignment;
import java.util.UUID;

/**
 * Handles calls of the master in a worker, on gRPC's threads. A {@link CallRefusedException} or an
 * {@code IllegalArgumentException} gives the master the reason for a refusal.
 */
public interface AttackerHandler {

    /** Prepares an attack without starting it. */
    void assign(Assignment assignment) throws InterruptedException;

    /** Starts the attack that was assigned with this start. */
    void begin(UUID testId, long startUnixNanos);

    /**
     * Cancels assignments of the test with this start or an earlier one.
     *
     * @return whether any of their results had already been published
     */
    boolean callOff(UUID testId, long startUnixNanos, String reason);

    void updateShare(NewShare newShare);

    void stop(UUID testId, String reason);

    /** Takes no new attacks from now on; the one it has goes on. */
    void drain(String reason);

    /** Takes attacks again. */
    void undrain();

    /** Which process this is, and the attacks that have begun and were not stopped. */
    WorkerProbe.Answer status();
}
