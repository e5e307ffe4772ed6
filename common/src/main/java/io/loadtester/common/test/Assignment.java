package io.loadtester.common.test;

import io.loadtester.common.schedule.Lane;
import io.loadtester.common.schedule.Share;
import java.util.UUID;

/**
 * What the master sends a worker: the attack spec and the worker's share of it.
 *
 * @param epoch version of the test's shares, from 1
 * @param lane the worker's place among the workers of the test, the same in all epochs
 * @param startUnixNanos the test's first instant on the master's clock
 * @param cutOverNanos when in the test this worker's hits begin to be due; 0 in the first epoch
 */
public record Assignment(
        UUID testId, int epoch, Share share, Lane lane, AttackSpec spec, long startUnixNanos, long cutOverNanos) {

    /** An assignment for the only worker of a test. */
    public Assignment(UUID testId, int epoch, Share share, AttackSpec spec, long startUnixNanos, long cutOverNanos) {
        this(testId, epoch, share, Lane.ONLY, spec, startUnixNanos, cutOverNanos);
    }
}
