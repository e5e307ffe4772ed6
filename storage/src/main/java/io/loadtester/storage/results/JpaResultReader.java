package io.loadtester.storage.results;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.WorkerAudit;
import io.loadtester.common.result.WorkerSecond;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Every method reads a consistent snapshot, even with several queries, because minutes may be rolled up meanwhile. */
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class JpaResultReader implements ResultReader {

    private final SliceQueries slices;
    private final IntervalRows intervals;
    private final RollupRows rollups;
    private final RolledPeriods periods;
    private final WorkerSecondQuery workerSeconds;
    private final ManifestRows manifests;

    JpaResultReader(
            SliceQueries slices,
            IntervalRows intervals,
            RollupRows rollups,
            RolledPeriods periods,
            WorkerSecondQuery workerSeconds,
            ManifestRows manifests) {
        this.slices = slices;
        this.intervals = intervals;
        this.rollups = rollups;
        this.periods = periods;
        this.workerSeconds = workerSeconds;
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
        forEachSlice(testId, filter, RollupPeriod.HOUR, reader);
    }

    @Override
    public void forEachSlice(UUID testId, IntervalFilter filter, int longestSeconds, Consumer<Slice> reader) {
        read(testId, filter, longestSeconds, RollupPeriod::seconds, reader);
    }

    @Override
    public void forEachSliceOfAll(UUID testId, int fromSecond, int toSecond, int resolution, Consumer<Slice> reader) {
        IntervalFilter filter = new IntervalFilter(fromSecond, toSecond, Set.of(), Set.of());
        read(
                testId,
                filter,
                resolution % RollupPeriod.BIN == 0 ? RollupPeriod.HOUR : RollupPeriod.MINUTE,
                RollupPeriod::binSeconds,
                reader);
    }

    /** @param slice how many seconds each of a period's roll-ups is to stand for */
    private void read(
            UUID testId,
            IntervalFilter filter,
            int longestPeriod,
            ToIntFunction<RollupPeriod> slice,
            Consumer<Slice> reader) {
        for (SliceRange range : ranges(testId, filter.fromSecond(), filter.toSecond(), longestPeriod, slice)) {
            IntervalFilter part = filter.within(range);
            if (range.isRolledUp()) {
                slices.rollups(testId, range.periodSeconds(), range.sliceSeconds(), part, reader);
            } else {
                slices.intervals(testId, part, reader::accept);
            }
        }
    }

    /**
     * Leaves out the seconds of a retired test for which nothing is stored. Fails if they lie before the end of its
     * roll-ups: then only part of a minute was asked for.
     */
    private List<SliceRange> ranges(
            UUID testId, int from, int to, int longestPeriod, ToIntFunction<RollupPeriod> slice) {
        List<RollupPeriod> rolledUp = periods.ofTest(testId).stream()
                .filter(period -> period.seconds() <= longestPeriod)
                .toList();
        List<SliceRange> ranges = SliceRange.of(from, to, rolledUp, slice);
        if (!isRetired(testId)) {
            return ranges;
        }
        int end = rolledUp.stream().mapToInt(RollupPeriod::end).max().orElse(0);
        if (ranges.stream().anyMatch(range -> !range.isRolledUp() && range.from() < end)) {
            throw new IntervalsRetiredException();
        }
        return ranges.stream().filter(SliceRange::isRolledUp).toList();
    }

    @Override
    public boolean isRetired(UUID testId) {
        return periods.areAllThatIsKept(testId);
    }

    @Override
    public List<WorkerSecond> workerSeconds(UUID testId) {
        return workerSeconds.ofTest(testId);
    }

    @Override
    public List<Manifest> manifests(UUID testId) {
        return manifests.ofTest(testId).stream().map(ManifestRow::toManifest).toList();
    }

    @Override
    public List<WorkerAudit> audit(UUID testId) {
        Map<String, WorkerAudit> audits = new TreeMap<>();
        Map<String, StoredSum> stored = StoredSum.byWorker(
                ranges(testId, 0, Integer.MAX_VALUE, RollupPeriod.HOUR, RollupPeriod::seconds).stream()
                        .flatMap(range -> sums(testId, range).stream()));
        stored.forEach((workerId, sum) -> audits.put(workerId, audit(workerId, null, sum)));
        for (Manifest manifest : manifests(testId)) {
            String workerId = manifest.workerId();
            audits.put(workerId, audit(workerId, manifest, stored.get(workerId)));
        }
        return List.copyOf(audits.values());
    }

    private List<StoredSum> sums(UUID testId, SliceRange range) {
        return range.isRolledUp()
                ? rollups.sums(testId, range.periodSeconds(), range.from(), range.to())
                : intervals.sums(testId, range.from(), range.to());
    }

    private static WorkerAudit audit(String workerId, @Nullable Manifest manifest, @Nullable StoredSum sum) {
        return sum == null
                ? new WorkerAudit(workerId, manifest, 0, Ledger.ZERO)
                : new WorkerAudit(workerId, manifest, sum.intervals(), sum.ledger());
    }
}
