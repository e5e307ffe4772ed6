package io.loadtester.benchmarks.simulate;

import io.loadtester.common.result.Ledger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Compares the database, without this project's own reader, with what was published. */
final class StoredResults {

    private static final String SUMS = """
            SELECT count(*), coalesce(sum(scheduled), 0), coalesce(sum(sent), 0), coalesce(sum(abandoned), 0),
                coalesce(sum(answered), 0), coalesce(sum(unanswered), 0)
            FROM attack_interval WHERE test_id = ?""";

    private static final String AGREEING = """
            SELECT count(*) FROM manifest m JOIN (
                SELECT worker_id, count(*) AS intervals, sum(scheduled) AS scheduled, sum(sent) AS sent,
                    sum(abandoned) AS abandoned, sum(answered) AS answered, sum(unanswered) AS unanswered
                FROM attack_interval WHERE test_id = ? GROUP BY worker_id) i USING (worker_id)
            WHERE m.test_id = ? AND (m.intervals, m.scheduled, m.sent, m.abandoned, m.answered, m.unanswered)
                = (i.intervals, i.scheduled, i.sent, i.abandoned, i.answered, i.unanswered)""";

    private static final String WORKER_SECONDS = "SELECT count(*) FROM worker_second WHERE test_id = ?";

    private StoredResults() {}

    /** The differences in words; empty if everything is stored exactly once. */
    static List<String> differences(Connection connection, SimulatedFleet fleet, Ledger published) throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (PreparedStatement query = query(connection, SUMS, fleet.testId());
                ResultSet sums = query.executeQuery()) {
            sums.next();
            compare(wrong, "intervals", fleet.intervals(), sums.getLong(1));
            compare(
                    wrong,
                    "ledger",
                    published,
                    new Ledger(sums.getLong(2), sums.getLong(3), sums.getLong(4), sums.getLong(5), sums.getLong(6)));
        }
        compare(
                wrong,
                "worker seconds",
                (long) fleet.workers() * fleet.seconds(),
                count(connection, WORKER_SECONDS, fleet.testId()));
        compare(
                wrong,
                "manifests that agree",
                (long) fleet.workers(),
                count(connection, AGREEING, fleet.testId(), fleet.testId()));
        return wrong;
    }

    private static long count(Connection connection, String sql, UUID... testIds) throws SQLException {
        try (PreparedStatement query = query(connection, sql, testIds);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static PreparedStatement query(Connection connection, String sql, UUID... testIds) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        for (int i = 0; i < testIds.length; i++) {
            query.setObject(i + 1, testIds[i]);
        }
        return query;
    }

    private static void compare(List<String> wrong, String what, Object expected, Object stored) {
        if (!expected.equals(stored)) {
            wrong.add(what + ": published " + expected + ", stored " + stored);
        }
    }
}
