package io.loadtester.wire.fleet;

import io.loadtester.common.test.Assignment;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * What the master tells workers. Every call ends within {@link #DEADLINE_MILLIS}; it fails with a {@link
 * WorkerCallException} that says why.
 */
public interface WorkerGateway {

    long DEADLINE_MILLIS = 1_500;

    /** Gets an attack ready, and no more. */
    CompletionStage<Void> assign(String address, Assignment assignment);

    /**
     * Begins the attack that was assigned with this start; it fails when that has passed.
     *
     * @param within how long the worker may take to answer
     */
    CompletionStage<Void> begin(String address, UUID testId, long startUnixNanos, Duration within);

    /**
     * Undoes assignments of the test with this start or an earlier one.
     *
     * @return whether results of them had been published before
     */
    CompletionStage<Boolean> callOff(String address, UUID testId, long startUnixNanos, String reason);

    CompletionStage<Void> updateShare(String address, NewShare newShare);

    CompletionStage<Void> stop(String address, UUID testId, String reason);

    /** Makes a worker take no new attacks; the one it has goes on. */
    CompletionStage<Void> drain(String address, String reason);

    /** Makes a worker take attacks again. */
    CompletionStage<Void> undrain(String address);
}
