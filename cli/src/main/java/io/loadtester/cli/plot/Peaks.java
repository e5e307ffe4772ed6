package io.loadtester.cli.plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Downsamples points, added in any order, without losing a peak: keeps the lowest, the highest and the first point of
 * each stretch of time, and doubles the length of the stretches whenever there are too many. Not thread-safe.
 */
final class Peaks {

    private static final long FIRST_WIDTH_NANOS = 1_024;
    private static final int PER_STRETCH = 3;

    private final int maxStretches;
    private Map<Long, Extremes> stretches = new HashMap<>();
    private long widthNanos = FIRST_WIDTH_NANOS;

    /** @param maxPoints most points to keep */
    Peaks(int maxPoints) {
        maxStretches = Math.max(1, maxPoints / PER_STRETCH);
    }

    void add(Point point) {
        stretches
                .computeIfAbsent(Math.floorDiv(point.timestampNanos(), widthNanos), stretch -> new Extremes())
                .add(point);
        while (stretches.size() > maxStretches) {
            widen();
        }
    }

    /** The kept points in time order. */
    List<Point> points() {
        List<Point> points = new ArrayList<>();
        new TreeMap<>(stretches).values().forEach(extremes -> points.addAll(extremes.points()));
        return points;
    }

    private void widen() {
        Map<Long, Extremes> wider = new HashMap<>();
        stretches.forEach(
                (stretch, extremes) -> wider.computeIfAbsent(Math.floorDiv(stretch, 2), doubled -> new Extremes())
                        .add(extremes));
        stretches = wider;
        widthNanos *= 2;
    }
}
