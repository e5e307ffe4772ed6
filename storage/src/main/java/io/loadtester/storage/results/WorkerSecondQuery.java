package io.loadtester.storage.results;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.WorkerSecond;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Reads worker seconds, row by row: a long test has hundreds of thousands, too many for entities. */
final class WorkerSecondQuery {

    private static final int FETCH_SIZE = 2_000;
    private static final String OF_TEST = """
            SELECT worker_id, second, waiting, in_flight, connections, start_delay_p99_nanos, loop_lag_nanos, cpu_cores,
                heap_bytes, gc_pause_nanos, unsent_results, lost_results, release_delay_p99_nanos, cpu_limit_cores,
                throttled_nanos, scheduled, lost, skipped
            FROM worker_second WHERE test_id = ? ORDER BY second, worker_id""";

    private final JdbcTemplate jdbc;

    WorkerSecondQuery(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(FETCH_SIZE);
    }

    List<WorkerSecond> ofTest(UUID testId) {
        List<WorkerSecond> workerSeconds = new ArrayList<>();
        jdbc.query(OF_TEST, (RowCallbackHandler) row -> workerSeconds.add(workerSecond(testId, row)), testId);
        return workerSeconds;
    }

    private static WorkerSecond workerSecond(UUID testId, ResultSet row) throws SQLException {
        WorkerHealth health = new WorkerHealth(
                row.getLong(6),
                row.getLong(7),
                row.getDouble(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getDouble(14),
                row.getLong(15));
        return new WorkerSecond(
                testId,
                row.getString(1).intern(),
                row.getInt(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                health,
                row.getLong(16),
                row.getLong(17),
                row.getLong(18));
    }
}
