package io.loadtester.master.dispatch;

import io.loadtester.wire.fleet.AttackProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a test's execution, which holds the state and the deadline of this stage only. Each event returns the
 * next stage: this same object if the test stays in it. Used on the fleet's thread only.
 *
 * <p>{@link Assigning} leads to {@link Running}, or through {@link Undoing} back to the queue ({@link Requeued}); {@link
 * Running} leads to {@link Settling}, on demand through {@link Stopping}; {@link Settling} leads to {@link Ending}. A test
 * that an earlier master left begins in {@link Adopting}, {@link Running} or {@link Stopping}.
 */
sealed interface ExecutionStage permits Adopting, Assigning, Ending, Requeued, Running, Settling, Stopping, Undoing {

    /** The test has entered this stage; called once, before any other event. */
    ExecutionStage enter();

    /** Time has passed; called a few times a second. */
    default ExecutionStage tick() {
        return this;
    }

    /**
     * A worker whose attack has not ended, as far as is known, has sent a status.
     *
     * @param progress null when the status does not mention the attack
     */
    default ExecutionStage reported(TrackedAttack attack, @Nullable AttackProgress progress) {
        return this;
    }

    /** Workers whose attacks had not ended, as far as was known, are lost. */
    default ExecutionStage lost(List<TrackedAttack> lost, String reason) {
        return this;
    }

    /** A user wants the test stopped. */
    default ExecutionStage stop(String reason) {
        return this;
    }

    /** A threshold has failed: stops the test if it still has hits to send. */
    default ExecutionStage abort(String reason) {
        return stop(reason);
    }

    /** Whether workers whose attacks have not ended are unavailable to other tests. */
    default boolean holdsWorkers() {
        return true;
    }
}
