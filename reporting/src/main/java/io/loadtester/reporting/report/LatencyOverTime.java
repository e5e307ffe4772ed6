package io.loadtester.reporting.report;

import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.SparseHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Response times over the seconds of a selection, for a chart: each point covers enough seconds to keep the number of
 * points small. A point's percentiles cover all its hits, since histograms are added. Mutable, used by one thread.
 */
public final class LatencyOverTime {

    /** One for every two pixels of a chart, and few enough to keep a histogram for each. */
    private static final int MAX_POINTS = 240;

    private static final int TEN = 10;

    private final int secondsPerPoint;
    private final NavigableMap<Integer, Slot> slots = new TreeMap<>();

    /** @param finest a point covers a multiple of this many seconds */
    public LatencyOverTime(Selection selection, int finest) {
        int perPoint = (selection.seconds() - 1) / MAX_POINTS + 1;
        // Ten-second roll-ups are stored.
        int multiple = perPoint > TEN ? Math.max(TEN, finest) : finest;
        this.secondsPerPoint = (perPoint + multiple - 1) / multiple * multiple;
    }

    public int secondsPerPoint() {
        return secondsPerPoint;
    }

    /**
     * The hits due in the {@code seconds} seconds from {@code second} on. Response times are nanoseconds, of hits that
     * succeeded.
     *
     * @param succeeded hits that succeeded; {@code failed} are all others that ended
     */
    public record Point(
            int second, int seconds, long requests, long succeeded, long failed, long p50, long p99, long max) {}

    private static final class Slot {
        private long requests;
        private long succeeded;
        private long failed;
        private SparseHistogram responseTime = SparseHistogram.NONE;
    }

    public void add(Slice slice) {
        Slot slot = slots.computeIfAbsent(slice.second() / secondsPerPoint, key -> new Slot());
        slot.requests += slice.ledger().scheduled();
        slot.succeeded += slice.succeeded();
        slot.failed += slice.failed();
        slot.responseTime = slot.responseTime.plus(slice.latencies().sparse(LatencyKind.RESPONSE));
    }

    public List<Point> points() {
        List<Point> points = new ArrayList<>();
        slots.forEach((index, slot) -> points.add(point(index * secondsPerPoint, slot)));
        return points;
    }

    private Point point(int second, Slot slot) {
        return new Point(
                second,
                secondsPerPoint,
                slot.requests,
                slot.succeeded,
                slot.failed,
                slot.responseTime.valueAtPercentile(50),
                slot.responseTime.valueAtPercentile(99),
                slot.responseTime.max());
    }
}
