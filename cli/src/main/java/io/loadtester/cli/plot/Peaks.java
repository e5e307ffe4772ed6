package io.loadtester.cli.plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Downsamples points, added in any order, without losing a peak: keeps the lowest, the highest and the first point of
 * each bucket of time, and doubles the length of the buckets whenever there are too many. Not thread-safe.
 */
final class Peaks {

    private static final long FIRST_WIDTH_NANOS = 1_024;
    private static final int PER_BUCKET = 3;

    private final int maxBuckets;
    private Map<Long, Extremes> buckets = new HashMap<>();
    private long widthNanos = FIRST_WIDTH_NANOS;

    /** @param maxPoints most points to keep */
    Peaks(int maxPoints) {
        maxBuckets = Math.max(1, maxPoints / PER_BUCKET);
    }

    void add(PlotPoint point) {
        buckets.computeIfAbsent(Math.floorDiv(point.timestampNanos(), widthNanos), bucket -> new Extremes())
                .add(point);
        while (buckets.size() > maxBuckets) {
            widen();
        }
    }

    /** The kept points in time order. */
    List<PlotPoint> points() {
        List<PlotPoint> points = new ArrayList<>();
        new TreeMap<>(buckets).values().forEach(extremes -> points.addAll(extremes.points()));
        return points;
    }

    private void widen() {
        Map<Long, Extremes> wider = new HashMap<>();
        buckets.forEach((bucket, extremes) -> wider.computeIfAbsent(Math.floorDiv(bucket, 2), doubled -> new Extremes())
                .add(extremes));
        buckets = wider;
        widthNanos *= 2;
    }
}
