package io.loadtester.storage.results;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Slice;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;

/** Streams slices ordered by second, without holding them all in memory. */
final class SliceQueries {

    /** Rows per fetch: a few hundred kilobytes with their histograms. */
    private static final int FETCH_SIZE = 100;

    private final EntityManager entityManager;

    SliceQueries(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void intervals(UUID testId, IntervalFilter filter, Consumer<Interval> reader) {
        String query = "select s from IntervalRow s where s.key.testId = :testId"
                + " and s.second >= :fromSecond and s.second < :toSecond" + named(filter, "s.target")
                + " order by s.second, s.key.workerId, s.key.epoch, s.key.sequence";
        read(
                entityManager
                        .createQuery(query, IntervalRow.class)
                        .setParameter("fromSecond", filter.fromSecond())
                        .setParameter("toSecond", filter.toSecond()),
                testId,
                filter,
                row -> reader.accept(row.toInterval()));
    }

    /**
     * @param periodSeconds length of the periods whose roll-ups are read
     * @param seconds number of seconds each roll-up covers
     */
    void rollups(UUID testId, int periodSeconds, int seconds, IntervalFilter filter, Consumer<Slice> reader) {
        String query = "select s from RollupRow s where s.key.testId = :testId"
                + " and s.key.periodSeconds = :periodSeconds and s.key.periodFirst >= :fromPeriod and s.key.periodFirst < :toSecond"
                + " and s.key.seconds = :seconds"
                + " and s.key.second >= :fromSecond and s.key.second < :toSecond" + named(filter, "s.key.target")
                + " order by s.key.periodFirst, s.key.seconds, s.key.second, s.key.workerId, s.key.target";
        read(
                entityManager
                        .createQuery(query, RollupRow.class)
                        .setParameter("periodSeconds", periodSeconds)
                        .setParameter(
                                "fromPeriod",
                                RollupPeriod.of(filter.fromSecond(), periodSeconds)
                                        .first())
                        .setParameter("seconds", seconds)
                        .setParameter("fromSecond", filter.fromSecond())
                        .setParameter("toSecond", filter.toSecond()),
                testId,
                filter,
                row -> reader.accept(row.toRollup()));
    }

    private static String named(IntervalFilter filter, String target) {
        return (filter.targets().isEmpty() ? "" : " and " + target + " in :targets")
                + (filter.workerIds().isEmpty() ? "" : " and s.key.workerId in :workerIds");
    }

    private <R> void read(TypedQuery<R> query, UUID testId, IntervalFilter filter, Consumer<R> reader) {
        query.setParameter("testId", testId)
                .setHint(HibernateHints.HINT_FETCH_SIZE, FETCH_SIZE)
                .setHint(HibernateHints.HINT_READ_ONLY, true);
        Map.of("targets", filter.targets(), "workerIds", filter.workerIds()).forEach((name, values) -> {
            if (!values.isEmpty()) {
                query.setParameter(name, values);
            }
        });
        try (Stream<R> rows = query.getResultStream()) {
            rows.forEach(row -> {
                entityManager.detach(row);
                reader.accept(row);
            });
        }
    }
}
