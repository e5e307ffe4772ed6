package io.loadtester.reporting.threshold;

import org.jspecify.annotations.Nullable;

/**
 * The time by which hits are divided to get rates.
 *
 * @param sendingSeconds how long hits were sent
 * @param wholeSeconds the same plus the wait for the last responses
 * @param plannedPerSecond the rate planned by the pacer in that time; null if hits are sent as fast as possible
 */
public record RateWindow(
        double sendingSeconds,
        double wholeSeconds,
        @Nullable Double plannedPerSecond) {}
