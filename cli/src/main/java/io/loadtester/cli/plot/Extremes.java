package io.loadtester.cli.plot;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lowest, the highest and the first of a set of points. Not thread-safe. */
final class Extremes {

    private @Nullable PlotPoint first;
    private @Nullable PlotPoint lowest;
    private @Nullable PlotPoint highest;

    void add(PlotPoint point) {
        if (first == null) {
            first = point;
        }
        if (lowest == null || point.latencyNanos() < lowest.latencyNanos()) {
            lowest = point;
        }
        if (highest == null || point.latencyNanos() > highest.latencyNanos()) {
            highest = point;
        }
    }

    void add(Extremes other) {
        Stream.of(other.first, other.lowest, other.highest)
                .filter(point -> point != null)
                .forEach(this::add);
    }

    /** Up to three points, in time order. */
    List<PlotPoint> points() {
        return Stream.of(first, lowest, highest)
                .filter(point -> point != null)
                .distinct()
                .sorted(Comparator.comparingLong(PlotPoint::timestampNanos))
                .toList();
    }
}
