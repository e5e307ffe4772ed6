package io.loadtester.cli.search;

import io.loadtester.cli.search.CapacitySearch.Step;
import java.time.Duration;
import java.util.Optional;

/** Where a search attacks. */
interface Steps extends AutoCloseable {

    /**
     * Attacks at a rate for so long, and measures.
     *
     * @return nothing when it was stopped
     * @throws io.loadtester.cli.terminal.CommandException when it could not
     */
    Optional<CurvePoint> run(Step step, Duration duration) throws InterruptedException;

    /** Ends the step that is running, or that is about to; for any thread. */
    void stop();

    @Override
    void close();
}
