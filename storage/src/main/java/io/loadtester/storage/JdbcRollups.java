package io.loadtester.storage;

import static io.loadtester.storage.Stretch.SECONDS_PER_MINUTE;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Rollup;
import io.loadtester.common.result.RollupBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcRollups implements Rollups {

    private record Key(String workerId, String target) {}

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
    public int rollUp(UUID testId, int toMinute) {
        Set<Integer> done = new HashSet<>(rollups.minutes(testId));
        int count = 0;
        for (int minute = 0; minute < toMinute && !Thread.currentThread().isInterrupted(); minute++) {
            if (!done.contains(minute)) {
                int each = minute;
                transactions.executeWithoutResult(transaction -> rollUpMinute(testId, each));
                count++;
            }
        }
        return count;
    }

    private void rollUpMinute(UUID testId, int minute) {
        new MinuteLock(jdbc).own(testId);
        int isNew = jdbc.update(
                "INSERT INTO rolled_minute (test_id, minute) VALUES (?, ?) ON CONFLICT DO NOTHING", testId, minute);
        if (isNew > 0) {
            List<Rollup> merged = merge(testId, minute * SECONDS_PER_MINUTE);
            jdbc.execute((ConnectionCallback<Integer>)
                    connection -> new RollupInsert(testId, minute).insert(connection, merged));
        }
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
