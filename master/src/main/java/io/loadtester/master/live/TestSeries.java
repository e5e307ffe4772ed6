package io.loadtester.master.live;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.common.test.LoadTest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A test's time series, merged over workers and targets, and over several seconds if it is coarser. Duplicates count
 * once. Not thread-safe: owned by the live thread, or by the request that builds it from storage.
 */
final class TestSeries {

    /** How long a second stays open: a result is late by the hit's timeout at most, 30 s by default. */
    static final int OPEN_SECONDS = 35;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Sequence numbers and seconds above this are not checked for duplicates. */
    private static final long MAX_REMEMBERED = 10_000_000;

    private final NavigableMap<Integer, SecondCell> cells = new TreeMap<>();
    private final NavigableMap<Integer, SecondCell> openCells = new TreeMap<>();
    private final Map<String, BitSet> seen = new HashMap<>();
    private final Map<String, BitSet> seenSeconds = new HashMap<>();
    private final TreeSet<Integer> changed = new TreeSet<>();
    private final int resolution;
    private final boolean whole;
    private final RollCall rollCall;
    private LoadTest test;
    private int keptFrom;

    /** @param resolution how many seconds each point covers */
    TestSeries(LoadTest test, int resolution) {
        this(test, resolution, null, true);
    }

    /**
     * @param worker the only worker it covers; null for all
     * @param whole whether it covers all workers and targets, and so can be compared with the pacer
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

    /** Adds a slice, which must not be longer than a point. */
    void add(Slice slice) {
        if (slice.second() >= keptFrom && isNew(slice)) {
            cell(slice.second()).add(slice);
            closeBefore(slice.second() - OPEN_SECONDS);
        }
    }

    void add(WorkerSecond workerSecond) {
        rollCall.reported(workerSecond);
        if (workerSecond.second() >= keptFrom && isNew(workerSecond)) {
            cell(workerSecond.second()).add(workerSecond);
        }
    }

    /** The worker's attack has ended; no worker second follows its last. */
    void finished(String workerId) {
        rollCall.finished(workerId);
    }

    /** Drops all earlier seconds for good, and ignores results that still arrive for them. */
    void forgetBefore(int second) {
        keptFrom = Math.max(keptFrom, second);
        cells.headMap(keptFrom).clear();
        openCells.headMap(keptFrom).clear();
    }

    /** Whether every expected worker has reported the point that begins with this second. */
    boolean isComplete(int second) {
        SecondCell cell = cells.get(second);
        return cell != null && cell.workerSeconds() >= rollCall.expected(second, second + resolution);
    }

    /** All points for which anything has been reported. */
    List<Point> points() {
        return points(cells.keySet());
    }

    /** The seconds that have changed since the last call. */
    List<Integer> takeChanged() {
        List<Integer> taken = List.copyOf(changed);
        changed.clear();
        return taken;
    }

    /** The points that begin with these seconds, without those for which nothing has been reported. */
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

    private boolean isNew(WorkerSecond workerSecond) {
        if (workerSecond.second() > MAX_REMEMBERED) {
            return true;
        }
        BitSet seconds = seenSeconds.computeIfAbsent(workerSecond.workerId(), worker -> new BitSet());
        boolean isNew = !seconds.get(workerSecond.second());
        seconds.set(workerSecond.second());
        return isNew;
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

    /** Hits that the pacer makes due in a point, as a real number; null if unpaced or not of the whole test. */
    private @Nullable Double target(int second) {
        OptionalDouble hits = test.plannedLoad()
                .hits((double) second * NANOS_PER_SECOND, ((double) second + resolution) * NANOS_PER_SECOND);
        return hits.isPresent() && whole ? Double.valueOf(hits.getAsDouble()) : null;
    }
}
