package io.loadtester.storage.tests;

import io.loadtester.common.result.TestOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The known outcomes of tests. */
public interface OutcomeStore {

    /** The outcomes of the given tests; tests without a known outcome are left out. */
    Map<UUID, TestOutcome> of(Collection<UUID> testIds);

    /**
     * Stores an outcome; does nothing if the test does not exist.
     *
     * @param outcome null if it is no longer known
     */
    void put(UUID testId, @Nullable TestOutcome outcome);

    /** Tests that have ended without a known outcome, newest first. */
    List<UUID> unknown(int most);
}
