package io.loadtester.storage.results;

import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Keeps roll-ups true: whoever stores intervals of a test and whoever rolls them up wait for each other's transaction.
 * Those that store do not wait for one another.
 */
final class MinuteLock {

    private static final String KEY = "(hashtextextended(CAST(id AS text), 0))";

    private final JdbcOperations jdbc;

    MinuteLock(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction's end. Always in one order, so that no two lock each other out. */
    void share(Collection<UUID> testIds) {
        lock("pg_advisory_xact_lock_shared", testIds.stream().distinct().sorted(Comparator.naturalOrder()));
    }

    /** Until the transaction's end. */
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
