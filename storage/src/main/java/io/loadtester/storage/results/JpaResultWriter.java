package io.loadtester.storage.results;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.WorkerSecond;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.annotation.Transactional;

/**
 * Inserts through JDBC on JPA's connection, because an entity manager can neither skip existing rows nor tell how many
 * rows were new.
 */
class JpaResultWriter implements ResultWriter {

    private static final String UNROLL = """
            DELETE FROM rolled_period rolled USING (SELECT DISTINCT * FROM unnest(CAST(? AS uuid[]), CAST(? AS int[])))
                AS late (test_id, second)
            WHERE rolled.test_id = late.test_id AND period_first = second - second % period_seconds
                AND NOT EXISTS (SELECT FROM load_test WHERE id = late.test_id AND retired_at IS NOT NULL)""";

    private final EntityManager entityManager;

    JpaResultWriter(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    @Transactional
    public int append(List<Published> batch) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            try {
                return insert(connection, batch);
            } catch (SQLException e) {
                if (isRefusal(e)) {
                    throw RefusedResultException.because(e);
                }
                throw e;
            }
        });
    }

    private static int insert(Connection connection, List<Published> batch) throws SQLException {
        return insertIntervals(connection, only(Interval.class, batch))
                + new WorkerSecondInsert().insert(connection, only(WorkerSecond.class, batch))
                + new ManifestInsert().insert(connection, only(Manifest.class, batch));
    }

    /** Inserts intervals and removes the roll-ups that lack them. */
    private static int insertIntervals(Connection connection, List<Interval> intervals) throws SQLException {
        if (intervals.isEmpty()) {
            return 0;
        }
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        new MinuteLock(jdbc).share(intervals.stream().map(Interval::testId).toList());
        int fresh = new IntervalInsert().insert(connection, intervals);
        if (fresh > 0) {
            jdbc.update(
                    UNROLL,
                    intervals.stream().map(Interval::testId).map(UUID::toString).toArray(String[]::new),
                    intervals.stream()
                            .map(interval -> RollupPeriod.of(interval.second(), RollupPeriod.MINUTE)
                                    .first())
                            .toArray(Integer[]::new));
        }
        return fresh;
    }

    private static <T extends Published> List<T> only(Class<T> type, List<Published> batch) {
        return batch.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * Whether the data is at fault: SQL states for invalid data, violated constraints and exceeded limits such as index
     * size.
     */
    private static boolean isRefusal(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }
}
