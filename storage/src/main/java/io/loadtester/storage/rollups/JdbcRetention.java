package io.loadtester.storage.rollups;

import io.loadtester.common.threshold.ThresholdOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcRetention implements Retention {

    /** The partition for tests whose ids contain no time, and for results that arrive after their test was retired. */
    private static final String OTHER = "attack_interval_other";

    private static final String PARTITIONS = """
            SELECT part.relname, substring(pg_get_expr(part.relpartbound, part.oid) from 'FROM \\(''([^'']+)') AS first,
                substring(pg_get_expr(part.relpartbound, part.oid) from 'TO \\(''([^'']+)') AS next
            FROM pg_inherits JOIN pg_class part ON part.oid = inhrelid
            WHERE inhparent = CAST('attack_interval' AS regclass) ORDER BY part.relname""";

    private static final String NOT_ROLLED_UP = """
            SELECT EXISTS (SELECT FROM %s i WHERE i.test_id = ANY (CAST(? AS uuid[])) AND NOT EXISTS (
                SELECT FROM rolled_period r WHERE r.test_id = i.test_id
                    AND period_seconds = 60 AND period_first = i.second - mod(i.second, 60)))""";

    private static final String IS_DUE = "ended_at IS NOT NULL AND ended_at < ?";

    private final JdbcOperations jdbc;
    private final TransactionOperations transactions;

    JdbcRetention(JdbcOperations jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record Partition(String name, UUID first, UUID next) {}

    @Override
    public void prepare(Instant now) {
        for (Instant week : List.of(now, now.plus(Duration.ofDays(7)))) {
            jdbc.query("SELECT create_interval_week(?)", row -> {}, timestamp(week));
        }
    }

    @Override
    public List<RetirableWeek> retirable(Instant endedBefore) {
        OffsetDateTime before = timestamp(endedBefore);
        List<RetirableWeek> weeks = new ArrayList<>();
        List<Partition> partitions = partitions();
        for (Partition partition : partitions) {
            Boolean all = jdbc.queryForObject(
                    "SELECT first_test_id(?) >= ? AND NOT EXISTS"
                            + " (SELECT FROM load_test WHERE id >= ? AND id < ? AND NOT (" + IS_DUE + "))",
                    Boolean.class,
                    before,
                    partition.next(),
                    partition.first(),
                    partition.next(),
                    before);
            if (Boolean.TRUE.equals(all)) {
                weeks.add(new RetirableWeek(
                        partition.name(), tests("id >= ? AND id < ?", partition.first(), partition.next())));
            }
        }
        List<UUID> others = new ArrayList<>(tests(IS_DUE, before));
        partitions.forEach(
                partition -> others.removeAll(tests("id >= ? AND id < ?", partition.first(), partition.next())));
        if (!others.isEmpty()) {
            weeks.add(new RetirableWeek(OTHER, others));
        }
        return weeks;
    }

    private List<Partition> partitions() {
        return jdbc
                .query(
                        PARTITIONS,
                        (row, number) -> row.getString(2) == null
                                ? List.<Partition>of()
                                : List.of(new Partition(
                                        row.getString(1),
                                        UUID.fromString(row.getString(2)),
                                        UUID.fromString(row.getString(3)))))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<UUID> tests(String condition, Object... arguments) {
        return jdbc.queryForList(
                "SELECT id FROM load_test WHERE retired_at IS NULL AND " + condition + " ORDER BY id",
                UUID.class,
                arguments);
    }

    @Override
    public boolean retire(RetirableWeek week, Map<UUID, List<ThresholdOutcome>> outcomes) {
        try {
            return Boolean.TRUE.equals(transactions.execute(transaction -> retireLocked(week, outcomes)));
        } catch (PessimisticLockingFailureException e) {
            return false;
        }
    }

    private boolean retireLocked(RetirableWeek week, Map<UUID, List<ThresholdOutcome>> outcomes) {
        jdbc.execute("SET LOCAL lock_timeout = '10s'");
        jdbc.execute("LOCK TABLE attack_interval IN ACCESS EXCLUSIVE MODE");
        String[] tests = week.tests().stream().map(UUID::toString).toArray(String[]::new);
        if (Boolean.TRUE.equals(
                jdbc.queryForObject(NOT_ROLLED_UP.formatted(week.partition()), Boolean.class, (Object) tests))) {
            return false;
        }
        for (UUID test : week.tests()) {
            jdbc.update(
                    "UPDATE load_test SET retired_at = now(), threshold_outcomes = CAST(? AS jsonb) WHERE id = ?",
                    OutcomesJson.write(outcomes.getOrDefault(test, List.of())),
                    test);
        }
        jdbc.execute(
                week.partition().equals(OTHER)
                        ? "DELETE FROM attack_interval_other WHERE test_id IN"
                                + " (SELECT id FROM load_test WHERE retired_at IS NOT NULL)"
                        : "DROP TABLE " + week.partition());
        return true;
    }

    @Override
    public List<ThresholdOutcome> outcomes(UUID testId) {
        return jdbc
                .queryForList(
                        "SELECT threshold_outcomes FROM load_test WHERE id = ? AND threshold_outcomes IS NOT NULL",
                        String.class,
                        testId)
                .stream()
                .flatMap(json -> OutcomesJson.read(json).stream())
                .toList();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
