package io.loadtester.storage.results;

import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Keeps roll-ups consistent with intervals: transactions that store a test's intervals and those that roll them up
 * exclude each other. Storing transactions do not wait for one another.
 */
final class MinuteLock {

    private static final String KEY = "(hashtextextended(CAST(id AS text), 0))";

    private final JdbcOperations jdbc;

    MinuteLock(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Held until the transaction ends. Always taken in the same order, to avoid deadlocks. */
    void share(Collection<UUID> testIds) {
        lock("pg_advisory_xact_lock_shared", testIds.stream().distinct().sorted(Comparator.naturalOrder()));
    }

    /** Held until the transaction ends. */
    void own(UUID testId) {
        lock("pg_advisory_xact_lock", Stream.of(testId));
    }

    private void lock(String function, Stream<UUID> testIds) {
        jdbc.query(
                "SELECT " + function + KEY + " FROM unnest(CAST(? AS uuid[])) WITH ORDINALITY AS test (id, place)",
                row -> {},
                (Object) testIds.map(UUID::toString).toArray(String[]::new));
    }
}
