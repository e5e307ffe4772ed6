package io.loadtester.storage.results;

import io.loadtester.common.result.Rollup;
import java.util.List;
import java.util.UUID;

/** Stores roll-ups. Results stored later for a period remove its roll-ups again. */
public interface RollupWriter {

    /** The periods of a test that are rolled up, ordered by first second. */
    List<RollupPeriod> rolledUp(UUID testId);

    /**
     * Stores all roll-ups of a period.
     *
     * @return false, with nothing stored, if the period is rolled up already or the stored intervals are not those that
     *     were merged
     */
    boolean append(UUID testId, RollupPeriod period, List<Rollup> merged);
}
