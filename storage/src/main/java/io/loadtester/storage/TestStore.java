package io.loadtester.storage;

import io.loadtester.common.test.LoadTest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tests and where they stand. Instants are kept to the microsecond. */
public interface TestStore {

    void insert(LoadTest test);

    /** Replaces a test's status, attacks included; does nothing if there is no such test (any more). */
    void updateStatus(LoadTest test);

    Optional<LoadTest> find(UUID testId);

    /** Tests that have not reached a final state, oldest first. */
    List<LoadTest> unfinished();

    /** @throws IllegalArgumentException if the query's cursor is not one that a page gave */
    TestPage list(TestQuery query);

    /** Removes a test with all its results; false if there is none. */
    boolean delete(UUID testId);
}
