package io.loadtester.storage.results;

import java.util.UUID;

/** Deletes results permanently; called when their test is deleted. */
public interface ResultDeletion {

    /** Deletes all results of a test in the caller's transaction. */
    void deleteOf(UUID testId);
}
