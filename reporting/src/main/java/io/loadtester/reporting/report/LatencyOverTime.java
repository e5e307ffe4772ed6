package io.loadtester.reporting.report;

import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.SparseHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Response times over the seconds of a selection, for a drawing: so many seconds become one point that the points stay
 * few. Histograms are added, so that a point's percentiles are those of all its hits. Mutable, used by one thread.
 */
public final class LatencyOverTime {

    /** One for each two pixels of a chart, and little enough to keep a histogram for each. */
    private static final int MAX_POINTS = 240;

    private static final int TEN = 10;

    private final int secondsPerPoint;
    private final NavigableMap<Integer, Slot> slots = new TreeMap<>();

    /** @param finest seconds of which a point must be a multiple */
    public LatencyOverTime(Selection selection, int finest) {
        int perPoint = (selection.seconds() - 1) / MAX_POINTS + 1;
        // Whole tens are stored merged.
        int multiple = perPoint > TEN ? Math.max(TEN, finest) : finest;
        this.secondsPerPoint = (perPoint + multiple - 1) / multiple * multiple;
    }

    public int secondsPerPoint() {
        return secondsPerPoint;
    }

    /**
     * The hits that were due within {@code seconds} from {@code second} on. Response times are nanoseconds, of the hits that
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
