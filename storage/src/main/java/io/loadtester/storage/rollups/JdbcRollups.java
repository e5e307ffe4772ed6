package io.loadtester.storage.rollups;

import io.loadtester.common.result.Rollup;
import io.loadtester.common.result.RollupBuilder;
import io.loadtester.common.result.Slice;
import io.loadtester.storage.DatabaseOutage;
import io.loadtester.storage.results.IntervalFilter;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.results.RollupPeriod;
import io.loadtester.storage.results.RollupWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Merges before taking the lock, so that slow merging blocks nobody. If results arrive meanwhile, the merge is
 * discarded.
 */
final class JdbcRollups implements Rollups {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcRollups.class);

    private static final String PENDING = """
            SELECT id, minutes FROM (
                SELECT id, CAST(floor(extract(epoch FROM
                    coalesce(ended_at + interval '1 minute', CAST(? AS timestamptz)) - starts_at) / 60) AS int) AS minutes
                FROM load_test WHERE starts_at IS NOT NULL AND retired_at IS NULL) AS test
            WHERE minutes + minutes / 60 > (SELECT count(*) FROM rolled_period
                WHERE test_id = id AND period_first + period_seconds <= minutes * 60)
            ORDER BY id""";

    /**
     * How long a running test's results may take to be stored; a minute is rolled up after that, and normally only
     * once.
     */
    private static final Duration STORED_WITHIN = Duration.ofSeconds(45);

    private record Key(String workerId, String target) {}

    private record Pending(UUID testId, int minutes) {}

    private final ResultReader results;
    private final RollupWriter writer;
    private final JdbcOperations jdbc;

    /** Tests whose failure to roll up has been logged already. */
    private final Set<UUID> failed = ConcurrentHashMap.newKeySet();

    JdbcRollups(ResultReader results, RollupWriter writer, JdbcOperations jdbc) {
        this.results = results;
        this.writer = writer;
        this.jdbc = jdbc;
    }

    @Override
    public int rollUpAll(Instant now) {
        List<Pending> pending = jdbc.query(
                PENDING,
                (row, number) -> new Pending(row.getObject(1, UUID.class), row.getInt(2)),
                now.minus(STORED_WITHIN).atOffset(ZoneOffset.UTC));
        return pending.stream().mapToInt(this::rollUpAlone).sum();
    }

    /** Bad results of one test must not keep the others from being rolled up. */
    private int rollUpAlone(Pending test) {
        try {
            return rollUp(test.testId(), test.minutes());
        } catch (RuntimeException e) {
            if (DatabaseOutage.isCauseOf(e)) {
                throw e;
            }
            if (failed.add(test.testId())) {
                LOG.warn(
                        "test {}: its results cannot be rolled up; reports read its intervals instead",
                        test.testId(),
                        e);
            }
            return 0;
        }
    }

    @Override
    public int rollUp(UUID testId, int toMinute) {
        int end = toMinute * RollupPeriod.MINUTE;
        Set<RollupPeriod> done = new HashSet<>(writer.rolledUp(testId));
        int minutes = 0;
        for (RollupPeriod period = new RollupPeriod(0, RollupPeriod.MINUTE);
                isToBeDone(period, end);
                period = new RollupPeriod(period.end(), RollupPeriod.MINUTE)) {
            boolean isNew = !done.contains(period) && writer.append(testId, period, mergeMinute(testId, period));
            minutes += isNew ? 1 : 0;
        }
        for (RollupPeriod period = new RollupPeriod(0, RollupPeriod.HOUR);
                isToBeDone(period, end);
                period = new RollupPeriod(period.end(), RollupPeriod.HOUR)) {
            if (!done.contains(period)) {
                writer.append(testId, period, mergeHour(testId, period));
            }
        }
        return minutes;
    }

    private static boolean isToBeDone(RollupPeriod period, int end) {
        return period.end() <= end && !Thread.currentThread().isInterrupted();
    }

    private List<Rollup> mergeMinute(UUID testId, RollupPeriod minute) {
        Map<Key, RollupBuilder> parts = new HashMap<>();
        Map<Integer, RollupBuilder> seconds = new TreeMap<>();
        results.forEachInterval(testId, filter(minute), interval -> {
            part(parts, interval, minute).add(interval);
            seconds.computeIfAbsent(interval.second(), second -> RollupBuilder.ofAll(second, 1))
                    .add(interval);
        });
        return build(parts, seconds);
    }

    private List<Rollup> mergeHour(UUID testId, RollupPeriod hour) {
        Map<Key, RollupBuilder> parts = new HashMap<>();
        results.forEachSlice(testId, filter(hour), RollupPeriod.MINUTE, slice -> part(parts, slice, hour)
                .add(slice));
        Map<Integer, RollupBuilder> bins = new TreeMap<>();
        results.forEachSliceOfAll(testId, hour.first(), hour.end(), 1, slice -> bins.computeIfAbsent(
                        slice.second() - slice.second() % RollupPeriod.BIN,
                        first -> RollupBuilder.ofAll(first, RollupPeriod.BIN))
                .add(slice));
        return build(parts, bins);
    }

    private static RollupBuilder part(Map<Key, RollupBuilder> parts, Slice slice, RollupPeriod period) {
        return parts.computeIfAbsent(
                new Key(slice.workerId(), slice.target()),
                key -> new RollupBuilder(period.first(), period.seconds(), key.workerId(), key.target()));
    }

    private static List<Rollup> build(Map<Key, RollupBuilder> parts, Map<Integer, RollupBuilder> all) {
        List<Rollup> merged = new ArrayList<>();
        parts.values().forEach(builder -> merged.add(builder.build()));
        all.values().forEach(builder -> merged.add(builder.build()));
        return merged;
    }

    private static IntervalFilter filter(RollupPeriod period) {
        return IntervalFilter.of(period.first(), period.end(), null, null);
    }
}
