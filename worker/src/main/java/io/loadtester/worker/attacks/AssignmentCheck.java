package io.loadtester.worker.attacks;

import io.loadtester.common.test.Assignment;
import java.util.concurrent.TimeUnit;

/** Refuses implausible assignments. */
final class AssignmentCheck {

    private static final long FARTHEST_START_NANOS = TimeUnit.HOURS.toNanos(1);

    private AssignmentCheck() {}

    /**
     * @param nanosUntilStart time until the test starts; negative if it has started, as for a worker that joins a
     *     running test
     * @throws RefusedException with the reason
     */
    static void check(Assignment assignment, long nanosUntilStart) {
        long durationNanos = assignment.spec().duration().toNanos();
        require(assignment.epoch() >= 1, "epoch must be 1 or more: " + assignment.epoch());
        require(
                assignment.cutOverNanos() >= 0 && assignment.cutOverNanos() < durationNanos,
                "the cut-over must be within the test: " + assignment.cutOverNanos() + " ns");
        require(nanosUntilStart <= FARTHEST_START_NANOS, "the start is more than an hour ahead");
        require(nanosUntilStart > -durationNanos, "the test is over already");
        if (nanosUntilStart + assignment.cutOverNanos() <= 0) {
            throw RefusedException.tooLate(assignment.testId());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw RefusedException.badRequest(otherwise);
        }
    }
}
