package io.loadtester.master.live;

import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.Target;
import io.loadtester.master.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a test's time series is asked for; null for what was left open.
 *
 * @param from first second of the test
 * @param to second before which it ends
 * @param target the name of one
 * @param worker the id of one
 * @param resolution seconds that a point is to stand for
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
     * Refuses what the test does not have.
     *
     * @param length seconds of the test that there may be anything of
     * @throws ProblemException that names the parameter
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
                "is no target of the test: " + target);
        require(
                worker == null
                        || test.status().attacks().stream()
                                .map(Attack::workerId)
                                .anyMatch(worker::equals),
                "worker",
                "is no worker of the test: " + worker);
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

    /** Whether it is of the whole test, as far as targets and workers go. */
    boolean isOfAll() {
        return target == null && worker == null;
    }

    private static void require(boolean holds, String field, String otherwise) {
        if (!holds) {
            throw ProblemException.badField(field, otherwise);
        }
    }
}
