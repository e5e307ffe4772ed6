package io.loadtester.storage;

import static io.loadtester.storage.Stretch.SECONDS_PER_MINUTE;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Pulse;
import io.loadtester.common.result.Slice;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Every answer is of one moment, though it may take several queries: meanwhile minutes may be rolled up. */
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class JpaResultReader implements ResultReader {

    private final LoadTestRows tests;
    private final SliceQueries slices;
    private final IntervalRows intervals;
    private final RollupRows rollups;
    private final PulseRows pulses;
    private final ManifestRows manifests;

    JpaResultReader(
            LoadTestRows tests,
            SliceQueries slices,
            IntervalRows intervals,
            RollupRows rollups,
            PulseRows pulses,
            ManifestRows manifests) {
        this.tests = tests;
        this.slices = slices;
        this.intervals = intervals;
        this.rollups = rollups;
        this.pulses = pulses;
        this.manifests = manifests;
    }

    @Override
    public void forEachInterval(UUID testId, IntervalFilter filter, Consumer<Interval> reader) {
        if (isRetired(testId)) {
            throw new IntervalsRetiredException();
        }
        slices.intervals(testId, filter, reader);
    }

    @Override
    public void forEachSlice(UUID testId, IntervalFilter filter, Consumer<Slice> reader) {
        for (Stretch stretch : stretches(testId, filter.fromSecond(), filter.toSecond(), SECONDS_PER_MINUTE)) {
            IntervalFilter part = filter.within(stretch);
            if (stretch.rolledUp()) {
                slices.rollups(testId, SECONDS_PER_MINUTE, part, reader);
            } else {
                slices.intervals(testId, part, reader::accept);
            }
        }
    }

    @Override
    public void forEachSecond(UUID testId, int fromSecond, int toSecond, Consumer<Slice> reader) {
        for (Stretch stretch : stretches(testId, fromSecond, toSecond, 1)) {
            IntervalFilter part = IntervalFilter.ALL.within(stretch);
            if (stretch.rolledUp()) {
                slices.rollups(testId, 1, part, reader);
            } else {
                slices.intervals(testId, part, reader::accept);
            }
        }
    }

    /** What is left out of a retired test, since nothing of it is kept, must be more than a part of a minute. */
    private List<Stretch> stretches(UUID testId, int from, int to, int granularity) {
        TreeSet<Integer> minutes = new TreeSet<>(rollups.minutes(testId));
        List<Stretch> stretches = Stretch.of(from, to, minutes, granularity);
        if (!isRetired(testId)) {
            return stretches;
        }
        int end = minutes.isEmpty() ? 0 : (minutes.last() + 1) * SECONDS_PER_MINUTE;
        if (stretches.stream().anyMatch(stretch -> !stretch.rolledUp() && stretch.from() < end)) {
            throw new IntervalsRetiredException();
        }
        return stretches.stream().filter(Stretch::rolledUp).toList();
    }

    @Override
    public boolean isRetired(UUID testId) {
        return tests.isRetired(testId);
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
        Stream<StoredSum> ofIntervals =
                gaps(testId).stream().flatMap(gap -> intervals.sums(testId, gap.from(), gap.to()).stream());
        Map<String, StoredSum> stored = StoredSum.byWorker(Stream.concat(rollups.sums(testId).stream(), ofIntervals));
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
        Stream<StoredSum> ofIntervals =
                gaps(testId).stream().flatMap(gap -> intervals.sums(testId, workerId, gap.from(), gap.to()).stream());
        StoredSum sum = StoredSum.byWorker(Stream.concat(rollups.sums(testId, workerId).stream(), ofIntervals))
                .get(workerId);
        return audit(workerId, manifest, sum);
    }

    /** The seconds whose intervals no roll-up stands for. */
    private List<Stretch> gaps(UUID testId) {
        return stretches(testId, 0, Integer.MAX_VALUE, SECONDS_PER_MINUTE).stream()
                .filter(stretch -> !stretch.rolledUp())
                .toList();
    }

    private static WorkerAudit audit(String workerId, @Nullable Manifest manifest, @Nullable StoredSum sum) {
        return sum == null
                ? new WorkerAudit(workerId, manifest, 0, Ledger.ZERO)
                : new WorkerAudit(workerId, manifest, sum.intervals(), sum.ledger());
    }
}
