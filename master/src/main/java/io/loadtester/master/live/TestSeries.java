package io.loadtester.master.live;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.UnpacedPacer;
import io.loadtester.common.test.LoadTest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The seconds of one test, merged over workers and targets, and over some in a row where it is coarser. What comes twice
 * counts once. Not thread-safe: owned by the live thread, or by the request that builds it from storage.
 */
final class TestSeries {

    /** A hit's result is at most its timeout late, 30 s unless asked otherwise. */
    static final int OPEN_SECONDS = 35;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Sequence numbers past this are taken without looking for repetitions. */
    private static final long MAX_REMEMBERED = 10_000_000;

    private final NavigableMap<Integer, SecondCell> cells = new TreeMap<>();
    private final NavigableMap<Integer, SecondCell> openCells = new TreeMap<>();
    private final Map<String, BitSet> seen = new HashMap<>();
    private final TreeSet<Integer> changed = new TreeSet<>();
    private final int resolution;
    private final boolean whole;
    private final RollCall rollCall;
    private LoadTest test;
    private int keptFrom;

    /** @param resolution how many seconds each point stands for */
    TestSeries(LoadTest test, int resolution) {
        this(test, resolution, null, true);
    }

    /**
     * @param worker the only worker that it is of; null for all
     * @param whole whether it is of all workers and targets, and so to be measured against the pacer
     */
    TestSeries(LoadTest test, int resolution, @Nullable String worker, boolean whole) {
        this.test = test;
        this.resolution = resolution;
        this.rollCall = new RollCall(test, worker);
        this.whole = whole;
    }

    int resolution() {
        return resolution;
    }

    void replaceTest(LoadTest newTest) {
        this.test = newTest;
        rollCall.replaceTest(newTest);
    }

    /** A slice must not be longer than a point is. */
    void add(Slice slice) {
        if (slice.second() >= keptFrom && isNew(slice)) {
            cell(slice.second()).add(slice);
            closeBefore(slice.second() - OPEN_SECONDS);
        }
    }

    void add(WorkerSecond workerSecond) {
        rollCall.reported(workerSecond);
        if (workerSecond.second() >= keptFrom) {
            cell(workerSecond.second()).add(workerSecond);
        }
    }

    /** The worker's attack has ended; no worker second follows its last. */
    void finished(String workerId) {
        rollCall.finished(workerId);
    }

    /** Forgets earlier seconds for good, and what may still come of them. */
    void forgetBefore(int second) {
        keptFrom = Math.max(keptFrom, second);
        cells.headMap(keptFrom).clear();
        openCells.headMap(keptFrom).clear();
    }

    /** Whether every worker that should has reported the point that begins with this second. */
    boolean isComplete(int second) {
        SecondCell cell = cells.get(second);
        return cell != null && cell.workerSeconds() >= rollCall.expected(second, second + resolution);
    }

    /** All seconds of which anything is known. */
    List<Point> points() {
        return points(cells.keySet());
    }

    /** The seconds that have changed since the last call. */
    List<Integer> takeChanged() {
        List<Integer> taken = List.copyOf(changed);
        changed.clear();
        return taken;
    }

    /** The points that begin with these seconds, as far as anything is known of them. */
    List<Point> points(Iterable<Integer> seconds) {
        List<Point> points = new ArrayList<>();
        for (int second : seconds) {
            SecondCell cell = cells.get(second);
            if (cell != null) {
                points.add(cell.point(second, target(second), rollCall.expected(second, second + resolution)));
            }
        }
        return points;
    }

    private SecondCell cell(int second) {
        int first = second - second % resolution;
        changed.add(first);
        return cells.computeIfAbsent(first, number -> {
            SecondCell cell = new SecondCell(resolution);
            openCells.put(number, cell);
            return cell;
        });
    }

    private void closeBefore(int second) {
        Map<Integer, SecondCell> old = openCells.headMap(second - resolution + 1);
        old.values().forEach(SecondCell::close);
        old.clear();
    }

    private boolean isNew(Slice slice) {
        if (!(slice instanceof Interval interval) || interval.sequence() > MAX_REMEMBERED) {
            return true;
        }
        BitSet sequences = seen.computeIfAbsent(interval.workerId() + "/" + interval.epoch(), key -> new BitSet());
        int sequence = (int) interval.sequence();
        boolean isNew = !sequences.get(sequence);
        sequences.set(sequence);
        return isNew;
    }

    /** Hits that the pacer makes due in a point's seconds of the whole test, as a real number, if it has a number. */
    private @Nullable Double target(int second) {
        Pacer pacer = test.spec().pacer();
        double end = test.spec().extent().endNanos();
        double from = Math.min(end, (double) second * NANOS_PER_SECOND);
        double to = Math.min(end, ((double) second + resolution) * NANOS_PER_SECOND);
        double wholeSchedules = test.distribution() == RateDistribution.SAME ? test.workerCount() : 1;
        double hits = (pacer.hitsBy(to) - pacer.hitsBy(from)) * wholeSchedules;
        return pacer instanceof UnpacedPacer || !whole ? null : hits;
    }
}
