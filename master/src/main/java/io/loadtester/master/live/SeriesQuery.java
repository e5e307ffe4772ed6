package io.loadtester.master.live;

import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.Target;
import io.loadtester.master.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a test's time series is asked for; whatever was not given is null.
 *
 * @param from first second of the test
 * @param to second of the test to end before
 * @param target a target's name
 * @param worker a worker's id
 * @param resolution seconds per point
 */
record SeriesQuery(
        @Nullable Integer from,
        @Nullable Integer to,
        @Nullable String target,
        @Nullable String worker,
        @Nullable Integer resolution) {

    /** The name under which targets past the hundredth are counted. */
    private static final String OTHER_TARGETS = "other";

    static final SeriesQuery ALL = new SeriesQuery(null, null, null, null, null);

    /**
     * Rejects seconds, targets and workers that the test does not have.
     *
     * @param length how many seconds of the test can have results
     * @throws ProblemException 400, naming the parameter
     */
    void check(LoadTest test, int length) {
        require(from == null || (from >= 0 && (from == 0 || from < length)), "from", "must be a second of the test");
        require(to == null || to > first(), "to", "must be after from");
        require(to == null || to <= Math.max(1, length), "to", "must not be past the end of the test, at " + length);
        require(
                target == null
                        || target.equals(OTHER_TARGETS)
                        || test.spec().targets().stream().map(Target::name).anyMatch(target::equals),
                "target",
                "is not a target of the test: " + target);
        require(
                worker == null
                        || test.status().attacks().stream()
                                .map(Attack::workerId)
                                .anyMatch(worker::equals),
                "worker",
                "is not a worker of the test: " + worker);
        require(
                resolution == null
                        || (resolution >= 1
                                && Resolution.points(end(length) - first(), resolution) <= Resolution.MAX_POINTS),
                "resolution",
                "must be 1 s or more, and give at most " + Resolution.MAX_POINTS + " points");
    }

    int first() {
        return from == null ? 0 : from;
    }

    int end(int length) {
        return to == null ? length : to;
    }

    /** Whether it covers all targets and all workers. */
    boolean isOfAll() {
        return target == null && worker == null;
    }

    private static void require(boolean holds, String field, String otherwise) {
        if (!holds) {
            throw ProblemException.badField(field, otherwise);
        }
    }
}
