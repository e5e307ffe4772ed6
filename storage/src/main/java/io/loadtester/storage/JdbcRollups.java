package io.loadtester.storage;

import io.loadtester.common.result.Rollup;
import io.loadtester.common.result.RollupBuilder;
import io.loadtester.common.result.Slice;
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
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Merging takes its time, and holds nobody up: it is done before the lock is taken, and in vain if something came. */
final class JdbcRollups implements Rollups {

    private static final String PENDING = """
            SELECT id, minutes FROM (
                SELECT id, CAST(floor(extract(epoch FROM
                    coalesce(ended_at + interval '1 minute', CAST(? AS timestamptz)) - starts_at) / 60) AS int) AS minutes
                FROM load_test WHERE starts_at IS NOT NULL AND retired_at IS NULL) AS test
            WHERE minutes + minutes / 60 > (SELECT count(*) FROM rolled_span
                WHERE test_id = id AND span_first + span_seconds <= minutes * 60)
            ORDER BY id""";

    private static final String STORED_INTERVALS =
            "SELECT count(*) FROM attack_interval WHERE test_id = ? AND second >= ? AND second < ?";

    /** Fewer than there can be if not all minutes of the hour are rolled up. */
    private static final String ROLLED_INTERVALS = """
            WITH minutes AS (SELECT * FROM rolled_span
                WHERE test_id = ? AND span_seconds = 60 AND span_first >= ? AND span_first < ?)
            SELECT CASE WHEN (SELECT count(*) FROM minutes) = 60 THEN coalesce(sum(intervals), 0) ELSE -1 END
            FROM minutes JOIN rollup USING (test_id, span_seconds, span_first) WHERE seconds = span_seconds""";

    /** How long the results of a running test's minute may take to be stored, for it to be rolled up just once. */
    private static final Duration STORED_WITHIN = Duration.ofSeconds(45);

    private record Key(String workerId, String target) {}

    private record Pending(UUID testId, int minutes) {}

    private final RolledSpans spans;
    private final ResultReader results;
    private final JdbcOperations jdbc;
    private final TransactionOperations transactions;

    JdbcRollups(ResultReader results, JdbcOperations jdbc, TransactionOperations transactions) {
        this.spans = new RolledSpans(jdbc);
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
        int end = toMinute * Span.MINUTE;
        Set<Span> done = new HashSet<>(spans.ofTest(testId));
        int minutes = 0;
        for (Span span = new Span(0, Span.MINUTE); isToBeDone(span, end); span = new Span(span.end(), Span.MINUTE)) {
            boolean isNew = !done.contains(span) && insert(testId, span, mergeMinute(testId, span), STORED_INTERVALS);
            minutes += isNew ? 1 : 0;
        }
        for (Span span = new Span(0, Span.HOUR); isToBeDone(span, end); span = new Span(span.end(), Span.HOUR)) {
            if (!done.contains(span)) {
                insert(testId, span, mergeHour(testId, span), ROLLED_INTERVALS);
            }
        }
        return minutes;
    }

    private static boolean isToBeDone(Span span, int end) {
        return span.end() <= end && !Thread.currentThread().isInterrupted();
    }

    /** @param counting the intervals of which the span should have been merged; the more there are, the newer they are */
    private boolean insert(UUID testId, Span span, List<Rollup> merged, String counting) {
        long intervals = merged.stream()
                .filter(rollup -> rollup.seconds() == span.seconds())
                .mapToLong(Rollup::intervals)
                .sum();
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            new MinuteLock(jdbc).own(testId);
            Long there = jdbc.queryForObject(counting, Long.class, testId, span.first(), span.end());
            boolean isNew = Objects.equals(there, intervals) && spans.add(testId, span);
            if (isNew) {
                jdbc.execute((ConnectionCallback<Integer>)
                        connection -> new RollupInsert(testId, span).insert(connection, merged));
            }
            return isNew;
        }));
    }

    private List<Rollup> mergeMinute(UUID testId, Span minute) {
        Map<Key, RollupBuilder> parts = new HashMap<>();
        Map<Integer, RollupBuilder> seconds = new TreeMap<>();
        results.forEachInterval(testId, filter(minute), interval -> {
            part(parts, interval, minute).add(interval);
            seconds.computeIfAbsent(interval.second(), second -> RollupBuilder.ofAll(second, 1))
                    .add(interval);
        });
        return build(parts, seconds);
    }

    private List<Rollup> mergeHour(UUID testId, Span hour) {
        Map<Key, RollupBuilder> parts = new HashMap<>();
        results.forEachSlice(testId, filter(hour), Span.MINUTE, slice -> part(parts, slice, hour)
                .add(slice));
        Map<Integer, RollupBuilder> bins = new TreeMap<>();
        results.forEachSliceOfAll(testId, hour.first(), hour.end(), 1, slice -> bins.computeIfAbsent(
                        slice.second() - slice.second() % Span.BIN, first -> RollupBuilder.ofAll(first, Span.BIN))
                .add(slice));
        return build(parts, bins);
    }

    private static RollupBuilder part(Map<Key, RollupBuilder> parts, Slice slice, Span span) {
        return parts.computeIfAbsent(
                new Key(slice.workerId(), slice.target()),
                key -> new RollupBuilder(span.first(), span.seconds(), key.workerId(), key.target()));
    }

    private static List<Rollup> build(Map<Key, RollupBuilder> parts, Map<Integer, RollupBuilder> all) {
        List<Rollup> merged = new ArrayList<>();
        parts.values().forEach(builder -> merged.add(builder.build()));
        all.values().forEach(builder -> merged.add(builder.build()));
        return merged;
    }

    private static IntervalFilter filter(Span span) {
        return IntervalFilter.of(span.first(), span.end(), null, null);
    }
}
