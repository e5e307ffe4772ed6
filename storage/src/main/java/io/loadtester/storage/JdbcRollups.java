package io.loadtester.storage;

import static io.loadtester.storage.Stretch.SECONDS_PER_MINUTE;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Rollup;
import io.loadtester.common.result.RollupBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcRollups implements Rollups {

    private static final String PENDING = """
            SELECT id, minutes FROM (
                SELECT id, CAST(floor(extract(epoch FROM
                    coalesce(ended_at + interval '1 minute', CAST(? AS timestamptz)) - starts_at) / 60) AS int) AS minutes
                FROM load_test WHERE starts_at IS NOT NULL AND retired_at IS NULL) AS test
            WHERE minutes > (SELECT count(*) FROM rolled_minute WHERE test_id = id AND minute < minutes) ORDER BY id""";

    /** How long the results of a running test's minute may take to be stored, for it to be rolled up just once. */
    private static final Duration STORED_WITHIN = Duration.ofSeconds(45);

    private record Key(String workerId, String target) {}

    private record Pending(UUID testId, int minutes) {}

    private final RollupRows rollups;
    private final ResultReader results;
    private final JdbcOperations jdbc;
    private final TransactionOperations transactions;

    JdbcRollups(RollupRows rollups, ResultReader results, JdbcOperations jdbc, TransactionOperations transactions) {
        this.rollups = rollups;
        this.results = results;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public int rollUpAll(Instant now) {
        List<Pending> pending = jdbc.query(
                PENDING,
                (row, number) -> new Pending(row.getObject(1, UUID.class), row.getInt(2)),
                now.minus(STORED_WITHIN).atOffset(ZoneOffset.UTC));
        return pending.stream()
                .mapToInt(test -> rollUp(test.testId(), test.minutes()))
                .sum();
    }

    @Override
    public int rollUp(UUID testId, int toMinute) {
        Set<Integer> done = new HashSet<>(rollups.minutes(testId));
        int count = 0;
        for (int minute = 0; minute < toMinute && !Thread.currentThread().isInterrupted(); minute++) {
            if (!done.contains(minute)) {
                count += rollUpMinute(testId, minute) ? 1 : 0;
            }
        }
        return count;
    }

    /** Merging takes its time, and holds nobody up: only what is stored meanwhile makes it vain. */
    private boolean rollUpMinute(UUID testId, int minute) {
        List<Rollup> merged = merge(testId, minute * SECONDS_PER_MINUTE);
        return Boolean.TRUE.equals(transactions.execute(transaction -> insert(testId, minute, merged)));
    }

    private boolean insert(UUID testId, int minute, List<Rollup> merged) {
        new MinuteLock(jdbc).own(testId);
        long intervals = merged.stream()
                .filter(rollup -> rollup.seconds() == SECONDS_PER_MINUTE)
                .mapToLong(Rollup::intervals)
                .sum();
        Long stored = jdbc.queryForObject(
                "SELECT count(*) FROM attack_interval WHERE test_id = ? AND second >= ? AND second < ?",
                Long.class,
                testId,
                minute * SECONDS_PER_MINUTE,
                (minute + 1) * SECONDS_PER_MINUTE);
        boolean isNew = Objects.equals(stored, intervals)
                && jdbc.update(
                                "INSERT INTO rolled_minute (test_id, minute) VALUES (?, ?) ON CONFLICT DO NOTHING",
                                testId,
                                minute)
                        > 0;
        if (isNew) {
            jdbc.execute((ConnectionCallback<Integer>)
                    connection -> new RollupInsert(testId, minute).insert(connection, merged));
        }
        return isNew;
    }

    private List<Rollup> merge(UUID testId, int fromSecond) {
        Map<Key, RollupBuilder> ofMinute = new HashMap<>();
        RollupBuilder[] ofSeconds = new RollupBuilder[SECONDS_PER_MINUTE];
        IntervalFilter minute = IntervalFilter.of(fromSecond, fromSecond + SECONDS_PER_MINUTE, null, null);
        results.forEachInterval(testId, minute, interval -> {
            Key key = new Key(interval.workerId(), interval.target());
            ofMinute.computeIfAbsent(
                            key, of -> new RollupBuilder(fromSecond, SECONDS_PER_MINUTE, of.workerId(), of.target()))
                    .add(interval);
            second(ofSeconds, interval, fromSecond).add(interval);
        });
        List<Rollup> merged = new ArrayList<>();
        ofMinute.values().forEach(builder -> merged.add(builder.build()));
        for (RollupBuilder builder : ofSeconds) {
            if (builder != null) {
                merged.add(builder.build());
            }
        }
        return merged;
    }

    private static RollupBuilder second(RollupBuilder[] seconds, Interval interval, int fromSecond) {
        int index = interval.second() - fromSecond;
        if (seconds[index] == null) {
            seconds[index] = new RollupBuilder(interval.second(), 1, "", "");
        }
        return seconds[index];
    }
}
