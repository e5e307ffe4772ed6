package io.loadtester.storage.rollups;

import io.loadtester.common.threshold.ThresholdOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Deletes the intervals of old tests, one week of tests at a time. Everything else stored about a test is kept. */
public interface Retention {

    /** Creates the partitions for tests submitted in the week of {@code now} and in the week after. */
    void prepare(Instant now);

    /** The weeks that can be retired: those whose tests all ended before the given instant. */
    List<RetirableWeek> retirable(Instant endedBefore);

    /**
     * Permanently deletes the intervals of a week. Every minute of its tests must be rolled up.
     *
     * @param outcomes the threshold outcomes of each test, which cannot always be computed from the roll-ups that
     *     remain
     * @return false, with nothing changed, if intervals have arrived meanwhile that are not rolled up
     */
    boolean retire(RetirableWeek week, Map<UUID, List<ThresholdOutcome>> outcomes);

    /** The threshold outcomes of a retired test; empty for any other test. */
    List<ThresholdOutcome> outcomes(UUID testId);
}
