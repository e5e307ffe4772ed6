package io.loadtester.storage.results;

import io.loadtester.common.result.Rollup;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Counts the stored intervals under the lock: if the count differs from what was merged, more have arrived since. */
final class JdbcRollupWriter implements RollupWriter {

    private static final String STORED_INTERVALS =
            "SELECT count(*) FROM attack_interval WHERE test_id = ? AND second >= ? AND second < ?";

    /** Yields -1, which matches no count, unless all minutes of the hour are rolled up. */
    private static final String ROLLED_INTERVALS = """
            WITH minutes AS (SELECT * FROM rolled_period
                WHERE test_id = ? AND period_seconds = 60 AND period_first >= ? AND period_first < ?)
            SELECT CASE WHEN (SELECT count(*) FROM minutes) = 60 THEN coalesce(sum(intervals), 0) ELSE -1 END
            FROM minutes JOIN rollup USING (test_id, period_seconds, period_first) WHERE seconds = period_seconds""";

    private final RolledPeriods periods;
    private final JdbcOperations jdbc;
    private final TransactionOperations transactions;

    JdbcRollupWriter(JdbcOperations jdbc, TransactionOperations transactions) {
        this.periods = new RolledPeriods(jdbc);
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public List<RollupPeriod> rolledUp(UUID testId) {
        return periods.ofTest(testId);
    }

    @Override
    public boolean append(UUID testId, RollupPeriod period, List<Rollup> merged) {
        long intervals = merged.stream()
                .filter(rollup -> rollup.seconds() == period.seconds())
                .mapToLong(Rollup::intervals)
                .sum();
        String counting = period.seconds() == RollupPeriod.HOUR ? ROLLED_INTERVALS : STORED_INTERVALS;
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            new MinuteLock(jdbc).own(testId);
            Long there = jdbc.queryForObject(counting, Long.class, testId, period.first(), period.end());
            boolean isNew = Objects.equals(there, intervals) && periods.add(testId, period);
            if (isNew) {
                jdbc.execute((ConnectionCallback<Integer>)
                        connection -> new RollupInsert(testId, period).insert(connection, merged));
            }
            return isNew;
        }));
    }
}
