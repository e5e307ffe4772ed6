package io.loadtester.storage;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Pulse;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

@Transactional(readOnly = true)
class JpaResultReader implements ResultReader {

    /** Rows fetched at a time; with their histograms a few hundred kilobytes. */
    private static final int FETCH_SIZE = 100;

    private final EntityManager entityManager;
    private final IntervalRows intervals;
    private final PulseRows pulses;
    private final ManifestRows manifests;

    JpaResultReader(EntityManager entityManager, IntervalRows intervals, PulseRows pulses, ManifestRows manifests) {
        this.entityManager = entityManager;
        this.intervals = intervals;
        this.pulses = pulses;
        this.manifests = manifests;
    }

    @Override
    public void forEachInterval(UUID testId, IntervalFilter filter, Consumer<Interval> reader) {
        try (Stream<IntervalRow> rows = query(testId, filter).getResultStream()) {
            rows.forEach(row -> {
                entityManager.detach(row);
                reader.accept(row.toInterval());
            });
        }
    }

    private TypedQuery<IntervalRow> query(UUID testId, IntervalFilter filter) {
        TypedQuery<IntervalRow> query = entityManager
                .createQuery(
                        "select i from IntervalRow i where i.key.testId = :testId"
                                + " and i.second >= :fromSecond and i.second < :toSecond"
                                + (filter.targets().isEmpty() ? "" : " and i.target in :targets")
                                + (filter.workerIds().isEmpty() ? "" : " and i.key.workerId in :workerIds")
                                + " order by i.second, i.key.workerId, i.key.epoch, i.key.sequence",
                        IntervalRow.class)
                .setParameter("testId", testId)
                .setParameter("fromSecond", filter.fromSecond())
                .setParameter("toSecond", filter.toSecond())
                .setHint(HibernateHints.HINT_FETCH_SIZE, FETCH_SIZE)
                .setHint(HibernateHints.HINT_READ_ONLY, true);
        if (!filter.targets().isEmpty()) {
            query.setParameter("targets", filter.targets());
        }
        if (!filter.workerIds().isEmpty()) {
            query.setParameter("workerIds", filter.workerIds());
        }
        return query;
    }

    @Override
    public List<Pulse> pulses(UUID testId) {
        return pulses.ofTest(testId).stream().map(PulseRow::toPulse).toList();
    }

    @Override
    public List<Manifest> manifests(UUID testId) {
        return manifests.ofTest(testId).stream().map(ManifestRow::toManifest).toList();
    }

    @Override
    public List<WorkerAudit> audit(UUID testId) {
        Map<String, WorkerAudit> audits = new TreeMap<>();
        Map<String, StoredSum> stored =
                intervals.sums(testId).stream().collect(Collectors.toMap(StoredSum::workerId, Function.identity()));
        stored.forEach((workerId, sum) -> audits.put(workerId, audit(workerId, null, sum)));
        for (Manifest manifest : manifests(testId)) {
            String workerId = manifest.workerId();
            audits.put(workerId, audit(workerId, manifest, stored.get(workerId)));
        }
        return List.copyOf(audits.values());
    }

    @Override
    public WorkerAudit audit(UUID testId, String workerId) {
        Manifest manifest = manifests
                .findById(new ManifestRow.Key(testId, workerId))
                .map(ManifestRow::toManifest)
                .orElse(null);
        StoredSum sum = intervals.sums(testId, workerId).stream().findFirst().orElse(null);
        return audit(workerId, manifest, sum);
    }

    private static WorkerAudit audit(String workerId, @Nullable Manifest manifest, @Nullable StoredSum sum) {
        return sum == null
                ? new WorkerAudit(workerId, manifest, 0, Ledger.ZERO)
                : new WorkerAudit(workerId, manifest, sum.intervals(), sum.ledger());
    }
}
