package io.loadtester.cli.search;

import io.loadtester.cli.search.CapacitySearch.Step;
import java.time.Duration;

/** Where a search attacks. */
interface Steps extends AutoCloseable {

    /**
     * Attacks at a rate for so long, and measures.
     *
     * @throws io.loadtester.cli.terminal.CommandException when it could not, or was interrupted
     */
    CurvePoint run(Step step, Duration duration) throws InterruptedException;

    @Override
    void close();
}
