package io.loadtester.common.test;

import io.loadtester.common.schedule.Share;

/**
 * One worker's part of a test.
 *
 * @param epoch the version of the shares this share belongs to
 * @param cutOverNanos nanoseconds of the test from which the share holds
 * @param lost why the worker left before the end of the test, or empty
 * @param lostNanos nanoseconds of the test at which it did; 0 if it did not, or before the first hit was due
 * @param drained whether it left in good order: its hits have ended, and it has published all its results
 */
public record Attack(
        String workerId, int epoch, Share share, long cutOverNanos, String lost, long lostNanos, boolean drained) {

    /** Of a worker that was lost without a word, or not at all. */
    public Attack(String workerId, int epoch, Share share, long cutOverNanos, String lost, long lostNanos) {
        this(workerId, epoch, share, cutOverNanos, lost, lostNanos, false);
    }

    /** Of a worker that was not lost, or nobody knows when. */
    public Attack(String workerId, int epoch, Share share, long cutOverNanos, String lost) {
        this(workerId, epoch, share, cutOverNanos, lost, 0);
    }

    /** The same, of a worker that left before the end of the test. */
    public Attack left(String reason, long nanos, boolean inGoodOrder) {
        return new Attack(workerId, epoch, share, cutOverNanos, reason, nanos, inGoodOrder);
    }

    /** Why the worker left before the end of the test, in words that follow its id; empty if it did not. */
    public String departure() {
        return lost.isEmpty() ? "" : (drained ? "was drained: " : "was lost: ") + lost;
    }
}
