package io.loadtester.common.test;

import io.loadtester.common.schedule.Lane;
import io.loadtester.common.schedule.Share;
import java.util.UUID;

/**
 * What the master sends a worker: the attack's spec and the worker's share of it.
 *
 * @param epoch version of the test's shares, from 1
 * @param lane the worker's place among the workers of the test; it keeps it through all epochs
 * @param startUnixNanos the test's first instant on the master's clock
 * @param cutOverNanos nanoseconds of the test from which this worker's hits are due; 0 for a worker of the first epoch
 */
public record Assignment(
        UUID testId, int epoch, Share share, Lane lane, AttackSpec spec, long startUnixNanos, long cutOverNanos) {

    /** For the only worker of a test. */
    public Assignment(UUID testId, int epoch, Share share, AttackSpec spec, long startUnixNanos, long cutOverNanos) {
        this(testId, epoch, share, Lane.ONLY, spec, startUnixNanos, cutOverNanos);
    }
}
