package io.loadtester.storage.results;

import io.loadtester.common.result.Rollup;
import java.util.List;
import java.util.UUID;

/** Where roll-ups go in. What is stored of a span later takes its roll-ups away again. */
public interface RollupWriter {

    /** The spans of a test that are rolled up, by where they begin. */
    List<Span> rolledUp(UUID testId);

    /**
     * Stores all roll-ups of a span.
     *
     * @return false, and nothing is stored, if it is rolled up already, or if other intervals are stored than were merged
     */
    boolean append(UUID testId, Span span, List<Rollup> merged);
}
