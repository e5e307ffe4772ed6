package io.loadtester.wire.fleet;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Calls workers that have stopped reporting, to find out whether they are alive. */
public interface WorkerProbe {

    /** How long one call may take. */
    long DEADLINE_MILLIS = 1_000;

    /**
     * Calls the worker at its address, over a new connection.
     *
     * @return completes within {@link #DEADLINE_MILLIS}, on any thread, and never with a failure
     */
    CompletionStage<Finding> ask(String address);

    /** What came of a call. */
    sealed interface Finding {}

    /**
     * A worker answered.
     *
     * @param sessionId which process it was, as in its registration
     * @param running the tests whose attacks have begun there and were not stopped before their end
     */
    record Answer(String sessionId, Set<UUID> running) implements Finding {

        public Answer {
            running = Set.copyOf(running);
        }
    }

    /** The connection was refused: nothing listens at the address, so the process that did is dead. */
    record Refused() implements Finding {}

    /**
     * There was no answer, or none that can be used; the worker may be alive.
     *
     * @param what what happened, in words that follow "it"
     */
    record Silence(String what) implements Finding {}
}
