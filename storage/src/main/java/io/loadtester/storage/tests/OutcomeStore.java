package io.loadtester.storage.tests;

import io.loadtester.common.result.TestOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What tests came to, as far as it is known. */
public interface OutcomeStore {

    /** Of those among these tests whose outcome is known. */
    Map<UUID, TestOutcome> of(Collection<UUID> testIds);

    /**
     * Keeps it; does nothing if there is no such test (any more).
     *
     * @param outcome null when it is no longer known
     */
    void put(UUID testId, @Nullable TestOutcome outcome);

    /** Tests that have ended and whose outcome is not known, the newest first. */
    List<UUID> unknown(int most);
}
