package io.loadtester.storage.tests;

import io.loadtester.common.test.LoadTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tests and where they stand. Instants are kept to the microsecond. */
public interface TestStore {

    void insert(LoadTest test);

    /** Replaces a test's status, attacks included; does nothing if there is no such test (any more). */
    void updateStatus(LoadTest test);

    /** @throws UnreadableTestException if this version does not know what is stored */
    Optional<LoadTest> find(UUID testId);

    /** Tests that have not reached a final state, oldest first; those that cannot be read are left out. */
    List<LoadTest> unfinished();

    /**
     * Ends as failed what is unfinished and cannot be read: nobody can go on with it.
     *
     * @return which tests these are
     */
    List<UUID> failUnreadable(Instant now);

    /** The test as a list shows it, also when it cannot be read. */
    Optional<ListedTest> findListed(UUID testId);

    /** @throws IllegalArgumentException if the query's cursor is not one that a page gave */
    TestPage list(TestQuery query);

    /** Removes a test with all its results; false if there is none. */
    boolean delete(UUID testId);
}
