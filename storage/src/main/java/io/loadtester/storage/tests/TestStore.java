package io.loadtester.storage.tests;

import io.loadtester.common.test.LoadTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tests and their status. Instants are stored to the microsecond. Every change fails with a {@link
 * io.loadtester.storage.term.ReplacedMasterException} once another master has taken over.
 */
public interface TestStore {

    void insert(LoadTest test);

    /**
     * Inserts a test together with its submitter's key, and forgets keys that are too old.
     *
     * @throws IdempotencyKeyTakenException if the key is in use; then nothing is stored
     */
    void insert(LoadTest test, IdempotencyKey key);

    /** The test that the user submitted with this key, unless the key is too old by now or the test was deleted. */
    Optional<KeyedTest> findByKey(String username, String key, Instant now);

    /**
     * Replaces a test's status, attacks included, and its load: pacer, duration and number of workers. Does nothing if the
     * test does not exist.
     */
    void updateStatus(LoadTest test);

    /** @throws UnreadableTestException if this version cannot read the stored test */
    Optional<LoadTest> find(UUID testId);

    /** Tests that have not reached a final state, oldest first, without those that cannot be read. */
    List<LoadTest> unfinished();

    /**
     * Marks unfinished tests that cannot be read as failed, because nothing can continue them.
     *
     * @return the ids of these tests
     */
    List<UUID> failUnreadable(Instant now);

    /** The test as lists show it, even if it cannot be read. */
    Optional<ListedTest> findListed(UUID testId);

    /** @throws IllegalArgumentException if the query's cursor did not come from a page */
    TestPage list(TestQuery query);

    /** Deletes a test and all its results; false if there is no such test. */
    boolean delete(UUID testId);
}
