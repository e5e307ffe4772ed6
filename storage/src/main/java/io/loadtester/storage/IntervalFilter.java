package io.loadtester.storage;

import org.jspecify.annotations.Nullable;

/**
 * Which intervals of a test.
 *
 * @param fromSecond first second of the test, inclusive
 * @param toSecond exclusive
 * @param target null for all
 * @param workerId null for all
 */
public record IntervalFilter(
        int fromSecond,
        int toSecond,
        @Nullable String target,
        @Nullable String workerId) {

    public static final IntervalFilter ALL = new IntervalFilter(0, Integer.MAX_VALUE, null, null);
}
