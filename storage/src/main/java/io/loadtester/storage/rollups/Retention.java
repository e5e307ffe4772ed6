package io.loadtester.storage.rollups;

import io.loadtester.common.threshold.ThresholdOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes away the intervals of old tests, a week of tests at a time. What else is stored of a test stays. */
public interface Retention {

    /** Makes room for the intervals of tests that are submitted in the week of that instant and in the next. */
    void prepare(Instant now);

    /**
     * What may be retired: all tests of a week that have intervals, if every test of it has ended before that instant.
     */
    List<RetirableWeek> retirable(Instant endedBefore);

    /**
     * Removes the intervals of a week for good. All minutes of its tests have to be rolled up.
     *
     * @param outcomes what came of the tests' thresholds, which may not be found out any more from what is left
     * @return false, and nothing is changed, if something came meanwhile that is not rolled up
     */
    boolean retire(RetirableWeek week, Map<UUID, List<ThresholdOutcome>> outcomes);

    /** What came of the thresholds of a retired test; empty for any other test. */
    List<ThresholdOutcome> outcomes(UUID testId);
}
