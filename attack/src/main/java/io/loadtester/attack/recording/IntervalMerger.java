package io.loadtester.attack.recording;

import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.SparseHistogram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/**
 * Owned by one thread. Merges the cuts of an attack's loops into numbered intervals.
 */
public final class IntervalMerger {

    private record Key(int epoch, int second, int name) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparingInt(Key::epoch)
                .thenComparingInt(Key::second)
                .thenComparingInt(Key::name);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final UUID testId;
    private final String workerId;
    private final TargetNames names;
    private final Histogram startDelay = LatencyHistogram.create();
    private final Histogram releaseDelay = LatencyHistogram.create();

    private long sequence;
    private Ledger total = Ledger.ZERO;

    public IntervalMerger(UUID testId, String workerId, TargetNames names) {
        this.testId = testId;
        this.workerId = workerId;
        this.names = names;
    }

    /** Merges the cuts of all loops for one second; the cuts must not be used afterwards. */
    public List<Interval> merge(List<LoopCut> cuts) {
        startDelay.reset();
        releaseDelay.reset();
        Map<Key, List<Cell>> cells = new TreeMap<>();
        for (LoopCut cut : cuts) {
            cut.releaseDelay().addTo(releaseDelay);
            for (CellCut each : cut.cells()) {
                cells.computeIfAbsent(new Key(each.epoch(), each.second(), each.name()), key -> new ArrayList<>())
                        .add(each.cell());
            }
        }
        List<Interval> intervals = new ArrayList<>();
        cells.forEach((key, parts) -> intervals.add(interval(key, parts)));
        cuts.forEach(LoopCut::recycle);
        return intervals;
    }

    /** How many intervals have been made. */
    public long intervals() {
        return sequence;
    }

    /** The sum of the ledgers of all intervals. */
    public Ledger total() {
        return total;
    }

    /** 99th percentile of the start delay of the hits sent in the last merge; 0 if there were none. */
    public long startDelayP99Nanos() {
        return startDelay.getTotalCount() == 0 ? 0 : startDelay.getValueAtPercentile(99);
    }

    /** 99th percentile of the release delay of the hits released in the last merge; 0 if there were none. */
    public long releaseDelayP99Nanos() {
        return releaseDelay.getTotalCount() == 0 ? 0 : releaseDelay.getValueAtPercentile(99);
    }

    private Interval interval(Key key, List<Cell> parts) {
        Cell sum = parts.get(0);
        parts.subList(1, parts.size()).forEach(sum::add);
        HitCounts counts = sum.counts();
        total = total.plus(counts.ledger());
        sum.latencies(LatencyKind.START_DELAY).addTo(startDelay);
        return new Interval(
                testId,
                workerId,
                key.epoch(),
                sequence++,
                key.second(),
                names.name(key.name()),
                counts,
                Latencies.of(kind -> histogram(sum, kind)),
                sum.exemplars());
    }

    /** First byte times differ little from service times, so wider steps will do; equal ones would double the size. */
    private static SparseHistogram histogram(Cell cell, LatencyKind kind) {
        SparseHistogram histogram = cell.latencies(kind).toSparse();
        return kind == LatencyKind.FIRST_BYTE ? histogram.inWiderSteps() : histogram;
    }
}
