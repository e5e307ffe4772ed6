package io.loadtester.master.dispatch;

import io.loadtester.wire.fleet.AttackProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a test's execution, with the state and the deadline that belong to this stage alone. Each event returns the
 * stage that follows: this same object when the test stays in it. Used on the fleet's thread only.
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
     * A worker whose attack goes on, as far as is known, has sent a status.
     *
     * @param progress null when the status does not mention the attack
     */
    default ExecutionStage reported(TrackedAttack attack, @Nullable AttackProgress progress) {
        return this;
    }

    /** Workers whose attacks went on, as far as was known, are gone. */
    default ExecutionStage lost(List<TrackedAttack> lost, String reason) {
        return this;
    }

    /** A user wants the test stopped. */
    default ExecutionStage stop(String reason) {
        return this;
    }

    /** A threshold has failed, which stops the test as long as that spares the target anything. */
    default ExecutionStage abort(String reason) {
        return stop(reason);
    }

    /** Whether the workers whose attacks go on are taken. */
    default boolean holdsWorkers() {
        return true;
    }
}
