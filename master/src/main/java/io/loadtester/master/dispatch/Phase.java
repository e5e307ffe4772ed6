package io.loadtester.master.dispatch;

import io.loadtester.master.fleet.AttackProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A phase of a test's execution, with the state and the deadline that belong to this phase alone. Each event returns the
 * phase that follows: this same object when the test stays in it. Used on the fleet's thread only.
 *
 * <p>{@link Assigning} leads to {@link Running}, or through {@link Undoing} back to the queue ({@link Requeued}); {@link
 * Running} leads to {@link Settling}, on demand through {@link Stopping}; {@link Settling} leads to {@link Ending}. A test
 * that an earlier master left begins in {@link Adopting}, {@link Running} or {@link Stopping}.
 */
sealed interface Phase permits Adopting, Assigning, Ending, Requeued, Running, Settling, Stopping, Undoing {

    /** The test has entered this phase; called once, before any other event. */
    Phase enter();

    /** Time has passed; called a few times a second. */
    default Phase tick() {
        return this;
    }

    /**
     * A worker whose attack goes on, as far as is known, has sent a status.
     *
     * @param progress null when the status does not mention the attack
     */
    default Phase reported(TrackedAttack attack, @Nullable AttackProgress progress) {
        return this;
    }

    /** Workers whose attacks went on, as far as was known, are gone. */
    default Phase lost(List<TrackedAttack> lost, String reason) {
        return this;
    }

    /** A user wants the test stopped. */
    default Phase stop(String reason) {
        return this;
    }

    /** A threshold has failed, which stops the test as long as that spares the target anything. */
    default Phase abort(String reason) {
        return stop(reason);
    }

    /** Whether the workers whose attacks go on are taken. */
    default boolean holdsWorkers() {
        return true;
    }
}
