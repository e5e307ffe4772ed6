package io.loadtester.storage;

import java.util.Set;

/**
 * Which intervals of a test.
 *
 * @param fromSecond first second of the test, inclusive
 * @param toSecond exclusive
 * @param targets names; empty for all
 * @param workerIds empty for all
 */
public record IntervalFilter(int fromSecond, int toSecond, Set<String> targets, Set<String> workerIds) {

    public static final IntervalFilter ALL = new IntervalFilter(0, Integer.MAX_VALUE, Set.of(), Set.of());

    public IntervalFilter {
        targets = Set.copyOf(targets);
        workerIds = Set.copyOf(workerIds);
    }
}
