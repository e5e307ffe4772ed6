package io.loadtester.storage.results;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/** The spans of a test that are rolled up. Removing a span removes its roll-ups. */
final class RolledSpans {

    private final JdbcOperations jdbc;

    RolledSpans(JdbcOperations jdbc) {
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
    List<Span> ofTest(UUID testId) {
        return jdbc.query(
                "SELECT span_first, span_seconds FROM rolled_span WHERE test_id = ? ORDER BY span_first",
                (row, number) -> new Span(row.getInt(1), row.getInt(2)),
                testId);
    }

    /** False if the span exists already. */
    boolean add(UUID testId, Span span) {
        return jdbc.update(
                        "INSERT INTO rolled_span (test_id, span_seconds, span_first) VALUES (?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        testId,
                        span.seconds(),
                        span.first())
                > 0;
    }

    void removeTest(UUID testId) {
        jdbc.update("DELETE FROM rolled_span WHERE test_id = ?", testId);
    }
}
