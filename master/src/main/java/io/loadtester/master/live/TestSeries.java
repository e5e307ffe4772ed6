package io.loadtester.master.live;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Pulse;
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
 * The seconds of one test, merged over workers and targets. What comes twice counts once. Not thread-safe: owned by the
 * live thread, or by the request that builds it from storage.
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
    private LoadTest test;

    TestSeries(LoadTest test) {
        this.test = test;
    }

    void replaceTest(LoadTest newTest) {
        this.test = newTest;
    }

    void add(Interval interval) {
        if (isNew(interval)) {
            cell(interval.second()).add(interval);
            closeBefore(interval.second() - OPEN_SECONDS);
        }
    }

    void add(Pulse pulse) {
        cell(pulse.second()).add(pulse);
    }

    /** All seconds of which anything is known. */
    List<Point> points() {
        return points(cells.keySet());
    }

    /** The seconds that have changed since the last call. */
    List<Point> takeChanged() {
        List<Point> points = points(changed);
        changed.clear();
        return points;
    }

    private List<Point> points(Iterable<Integer> seconds) {
        int expected = expectedWorkers();
        List<Point> points = new ArrayList<>();
        for (int second : seconds) {
            SecondCell cell = cells.get(second);
            if (cell != null) {
                points.add(cell.point(second, target(second), expected));
            }
        }
        return points;
    }

    private SecondCell cell(int second) {
        changed.add(second);
        return cells.computeIfAbsent(second, number -> {
            SecondCell cell = new SecondCell();
            openCells.put(number, cell);
            return cell;
        });
    }

    private void closeBefore(int second) {
        Map<Integer, SecondCell> old = openCells.headMap(second);
        old.values().forEach(SecondCell::close);
        old.clear();
    }

    private boolean isNew(Interval interval) {
        if (interval.sequence() > MAX_REMEMBERED) {
            return true;
        }
        BitSet sequences = seen.computeIfAbsent(interval.workerId() + "/" + interval.epoch(), key -> new BitSet());
        int sequence = (int) interval.sequence();
        boolean isNew = !sequences.get(sequence);
        sequences.set(sequence);
        return isNew;
    }

    /** Hits that the pacer makes due in a second of the whole test, as a real number, if it has a number. */
    private @Nullable Double target(int second) {
        Pacer pacer = test.spec().pacer();
        double end = test.spec().extent().endNanos();
        double from = Math.min(end, (double) second * NANOS_PER_SECOND);
        double to = Math.min(end, (second + 1.0) * NANOS_PER_SECOND);
        double wholeSchedules = test.distribution() == RateDistribution.SAME ? test.workerCount() : 1;
        double hits = (pacer.hitsBy(to) - pacer.hitsBy(from)) * wholeSchedules;
        return pacer instanceof UnpacedPacer ? null : hits;
    }

    private int expectedWorkers() {
        return (int) test.status().attacks().stream()
                .filter(attack -> test.status().attacks().stream()
                        .noneMatch(other -> other.workerId().equals(attack.workerId())
                                && !other.lost().isEmpty()))
                .map(attack -> attack.workerId())
                .distinct()
                .count();
    }
}
