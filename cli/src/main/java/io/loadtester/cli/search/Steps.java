package io.loadtester.cli.search;

import io.loadtester.cli.search.CapacitySearch.Step;
import java.time.Duration;
import java.util.Optional;

/** Runs the steps of a search. */
interface Steps extends AutoCloseable {

    /**
     * Attacks at the step's rate for a duration and measures it.
     *
     * @return empty if the step was stopped
     * @throws io.loadtester.cli.terminal.CommandException if the attack failed
     */
    Optional<CurvePoint> run(Step step, Duration duration) throws InterruptedException;

    /** Stops the running step, or the next one as soon as it starts. Thread-safe. */
    void stop();

    @Override
    void close();
}
