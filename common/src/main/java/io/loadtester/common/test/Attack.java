package io.loadtester.common.test;

import io.loadtester.common.schedule.Share;

/**
 * One worker's part of a test.
 *
 * @param epoch the version of the shares this share belongs to
 * @param cutOverNanos when in the test the share takes effect
 * @param lost why the worker was lost; empty if it was not
 * @param lostNanos when in the test the worker was lost; 0 if it was not, or if that was before the first hit was due
 */
public record Attack(String workerId, int epoch, Share share, long cutOverNanos, String lost, long lostNanos) {

    /** For a worker that was not lost, or was lost at an unknown time. */
    public Attack(String workerId, int epoch, Share share, long cutOverNanos, String lost) {
        this(workerId, epoch, share, cutOverNanos, lost, 0);
    }
}
