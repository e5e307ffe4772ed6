package io.loadtester.storage.results;

import java.util.UUID;

/** Takes results away for good; called where their test is deleted. */
public interface ResultDeletion {

    /** Removes all that is stored of a test's results, in the caller's transaction. */
    void deleteOf(UUID testId);
}
