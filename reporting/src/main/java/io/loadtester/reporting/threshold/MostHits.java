package io.loadtester.reporting.threshold;

import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.PoissonPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.UnpacedPacer;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.threshold.Scope;
import java.util.OptionalLong;

/** How many hits of a test some of them can be at most: those of the window, whatever the target. */
public final class MostHits {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Arrivals at random exceed what is expected by more than this in one of a thousand million tests. */
    private static final double DEVIATIONS = 6;

    private MostHits() {}

    /** Nothing if hits are not planned but released as fast as possible. */
    public static OptionalLong of(LoadTest test, Scope scope) {
        Extent extent = test.spec().extent();
        if (extent.pacer() instanceof UnpacedPacer) {
            return OptionalLong.empty();
        }
        double end = extent.endNanos();
        double from = Math.min(end, scope.fromSecond() * NANOS_PER_SECOND);
        double to = Math.min(end, scope.toSecond() * NANOS_PER_SECOND);
        double schedules = test.distribution() == RateDistribution.SAME ? test.workerCount() : 1;
        double hits = schedules * (extent.pacer().hitsBy(to) - extent.pacer().hitsBy(from));
        double random = extent.pacer() instanceof PoissonPacer ? DEVIATIONS * Math.sqrt(hits) : 0;
        // A share's first hit of a window may be a little more than its part.
        return OptionalLong.of((long) Math.ceil(hits + random) + test.workerCount());
    }
}
