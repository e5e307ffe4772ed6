package io.loadtester.storage.results;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects intervals of a test.
 *
 * @param fromSecond first second of the test, inclusive
 * @param toSecond exclusive
 * @param targets target names; empty for all
 * @param workerIds empty for all
 */
public record IntervalFilter(int fromSecond, int toSecond, Set<String> targets, Set<String> workerIds) {

    public static final IntervalFilter ALL = new IntervalFilter(0, Integer.MAX_VALUE, Set.of(), Set.of());

    public IntervalFilter {
        targets = Set.copyOf(targets);
        workerIds = Set.copyOf(workerIds);
    }

    /**
     * Selects a single target, a single worker, or both.
     *
     * @param target null for all
     * @param workerId null for all
     */
    public static IntervalFilter of(int fromSecond, int toSecond, @Nullable String target, @Nullable String workerId) {
        return new IntervalFilter(fromSecond, toSecond, setOf(target), setOf(workerId));
    }

    /** The same of some seconds alone. */
    IntervalFilter within(SliceRange range) {
        return new IntervalFilter(range.from(), range.to(), targets, workerIds);
    }

    private static Set<String> setOf(@Nullable String name) {
        return name == null ? Set.of() : Set.of(name);
    }
}
