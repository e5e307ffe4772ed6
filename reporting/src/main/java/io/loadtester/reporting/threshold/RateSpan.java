package io.loadtester.reporting.threshold;

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
        @Nullable Double plannedPerSecond) {}
