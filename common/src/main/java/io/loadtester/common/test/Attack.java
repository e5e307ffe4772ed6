package io.loadtester.common.test;

import io.loadtester.common.schedule.Share;

/**
 * One worker's part of a test.
 *
 * @param epoch the version of the shares this share belongs to
 * @param cutOverNanos nanoseconds of the test from which the share holds
 * @param lost why the worker was lost, or empty
 */
public record Attack(String workerId, int epoch, Share share, long cutOverNanos, String lost) {}
