package io.loadtester.storage.tests;

import io.loadtester.common.result.TestOutcome;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Uses JDBC because these columns are not part of {@link LoadTestRow}: a running test has no outcome. */
final class JdbcOutcomeStore implements OutcomeStore {

    private static final String KNOWN =
            "SELECT id, outcome, outcome_sentence FROM load_test WHERE id = ANY (?) AND outcome IS NOT NULL";

    private final JdbcOperations jdbc;

    JdbcOutcomeStore(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, TestOutcome> of(Collection<UUID> testIds) {
        Map<UUID, TestOutcome> known = new HashMap<>();
        // A kind written by another version counts as unknown.
        RowCallbackHandler reader = row -> {
            UUID id = row.getObject("id", UUID.class);
            String sentence = row.getString("outcome_sentence");
            TestOutcome.Kind.ofWord(row.getString("outcome"))
                    .ifPresent(kind -> known.put(id, new TestOutcome(kind, sentence)));
        };
        jdbc.query(KNOWN, reader, (Object) testIds.toArray(UUID[]::new));
        return known;
    }

    @Override
    public void put(UUID testId, @Nullable TestOutcome outcome) {
        jdbc.update(
                "UPDATE load_test SET outcome = ?, outcome_sentence = ? WHERE id = ?",
                outcome == null ? null : outcome.kind().word(),
                outcome == null ? null : outcome.sentence(),
                testId);
    }

    @Override
    public List<UUID> unknown(int most) {
        return jdbc.queryForList(
                "SELECT id FROM load_test WHERE outcome IS NULL AND ended_at IS NOT NULL ORDER BY id DESC LIMIT ?",
                UUID.class,
                most);
    }
}
