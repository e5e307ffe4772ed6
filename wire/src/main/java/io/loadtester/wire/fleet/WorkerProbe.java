package io.loadtester.wire.fleet;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Calls workers that have stopped reporting, to find out whether they are alive. */
public interface WorkerProbe {

    /**
     * Calls the worker at its address, over a new connection.
     *
     * @param within how long the call may take
     * @return completes within that time, on any thread, and never with a failure
     */
    CompletionStage<Finding> ask(String address, Duration within);

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
