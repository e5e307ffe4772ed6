package io.loadtester.storage.results;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/** The periods of a test that are rolled up. Removing a period removes its roll-ups. */
final class RolledPeriods {

    private final JdbcOperations jdbc;

    RolledPeriods(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether only roll-ups are left of the test. */
    boolean areAllThatIsKept(UUID testId) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT EXISTS (SELECT FROM load_test WHERE id = ? AND retired_at IS NOT NULL)",
                Boolean.class,
                testId));
    }

    /** Ordered by first second. */
    List<RollupPeriod> ofTest(UUID testId) {
        return jdbc.query(
                "SELECT period_first, period_seconds FROM rolled_period WHERE test_id = ? ORDER BY period_first",
                (row, number) -> new RollupPeriod(row.getInt(1), row.getInt(2)),
                testId);
    }

    /** False if the period exists already. */
    boolean add(UUID testId, RollupPeriod period) {
        return jdbc.update(
                        "INSERT INTO rolled_period (test_id, period_seconds, period_first) VALUES (?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        testId,
                        period.seconds(),
                        period.first())
                > 0;
    }

    void removeTest(UUID testId) {
        jdbc.update("DELETE FROM rolled_period WHERE test_id = ?", testId);
    }
}
