package io.loadtester.reporting.threshold;

import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.UnpacedPacer;
import org.jspecify.annotations.Nullable;

/**
 * What hits are divided by when they are told per second.
 *
 * @param sendingSeconds for which hits were sent
 * @param wholeSeconds the same with the time waited for the last answers
 * @param plannedPerSecond what the pacer planned in that time; null when hits are sent as fast as possible
 */
public record RateSpan(
        double sendingSeconds,
        double wholeSeconds,
        @Nullable Double plannedPerSecond) {

    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * What one schedule plans on average between two instants of it.
     *
     * @return null when hits are sent as fast as possible, or there is no time in between
     */
    public static @Nullable Double planned(Pacer pacer, double fromNanos, double toNanos) {
        return pacer instanceof UnpacedPacer || toNanos <= fromNanos
                ? null
                : (pacer.hitsBy(toNanos) - pacer.hitsBy(fromNanos)) / ((toNanos - fromNanos) / NANOS_PER_SECOND);
    }
}
