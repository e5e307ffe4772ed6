package io.loadtester.common.schedule;

import java.util.ArrayList;
import java.util.List;

/** The planned rate of a whole schedule over time, as points to connect with straight lines. */
public final class RateCurve {

    private static final int POINTS_OF_A_SWING = 48;
    private static final int MOST_POINTS_OF_SWINGS = 2_000;

    /**
     * A corner of the curve.
     *
     * @param nanos nanoseconds into the test
     */
    public record Point(long nanos, double ratePerSecond) {}

    private RateCurve() {}

    /**
     * The curve from the start of the test until no more hits are due, with two points at the same instant where the
     * rate jumps. Empty for an unpaced schedule.
     */
    public static List<Point> of(Extent extent) {
        if (extent.isUnpaced()) {
            return List.of();
        }
        long end = extent.endNanos();
        List<Point> points = new ArrayList<>();
        List<ChangedPacer.Part> parts = ChangedPacer.partsOf(extent.pacer());
        for (int i = 0; i < parts.size() && parts.get(i).fromNanos() < end; i++) {
            long from = parts.get(i).fromNanos();
            long until = i + 1 < parts.size() ? Math.min(end, parts.get(i + 1).fromNanos()) : end;
            of(parts.get(i).pacer(), until - from)
                    .forEach(point -> points.add(new Point(from + point.nanos(), point.ratePerSecond())));
        }
        return List.copyOf(points);
    }

    private static List<Point> of(Pacer pacer, long end) {
        List<Point> points = new ArrayList<>();
        if (pacer instanceof SteppedPacer stepped) {
            addSteps(points, stepped, end);
        } else {
            int parts = pacer instanceof SinePacer sine ? partsOf(sine, end) : 1;
            for (int i = 0; i <= parts; i++) {
                long nanos = Math.round((double) end / parts * i);
                points.add(new Point(nanos, pacer.ratePerSecond(nanos)));
            }
        }
        return points;
    }

    private static int partsOf(SinePacer sine, long end) {
        double swings = (double) end / sine.period().toNanos();
        return (int) Math.max(1, Math.min(MOST_POINTS_OF_SWINGS, Math.ceil(swings * POINTS_OF_A_SWING)));
    }

    /** The last step lasts until the end. */
    private static void addSteps(List<Point> points, SteppedPacer stepped, long end) {
        List<SteppedPacer.Step> steps = stepped.steps();
        double start = 0;
        for (int i = 0; i < steps.size() && start < end; i++) {
            double until = start + steps.get(i).duration().toNanos();
            double stop = i == steps.size() - 1 ? end : Math.min(end, until);
            points.add(new Point((long) start, steps.get(i).ratePerSecond()));
            points.add(new Point((long) stop, steps.get(i).ratePerSecond()));
            start = until;
        }
    }
}
