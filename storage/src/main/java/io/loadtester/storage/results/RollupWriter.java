package io.loadtester.storage.results;

import io.loadtester.common.result.Rollup;
import java.util.List;
import java.util.UUID;

/** Stores roll-ups. Results stored later for a span remove its roll-ups again. */
public interface RollupWriter {

    /** The spans of a test that are rolled up, ordered by first second. */
    List<Span> rolledUp(UUID testId);

    /**
     * Stores all roll-ups of a span.
     *
     * @return false, with nothing stored, if the span is rolled up already or the stored intervals are not those that
     *     were merged
     */
    boolean append(UUID testId, Span span, List<Rollup> merged);
}
