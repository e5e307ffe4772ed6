package io.loadtester.common.test;

import io.loadtester.common.schedule.Share;

/**
 * One worker's part of a test.
 *
 * @param epoch the version of the shares this share belongs to
 * @param cutOverNanos nanoseconds of the test from which the share holds
 * @param lost why the worker was lost, or empty
 * @param lostNanos nanoseconds of the test at which it was; 0 if it was not, or before the first hit was due
 */
public record Attack(String workerId, int epoch, Share share, long cutOverNanos, String lost, long lostNanos) {

    /** Of a worker that was not lost, or nobody knows when. */
    public Attack(String workerId, int epoch, Share share, long cutOverNanos, String lost) {
        this(workerId, epoch, share, cutOverNanos, lost, 0);
    }
}
