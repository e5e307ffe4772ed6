package io.loadtester.attack.pacing;

import io.loadtester.common.schedule.Share;

/**
 * A version of the shares of a test, as one worker has it.
 *
 * @param number from 1
 * @param cutOverNanos nanoseconds of the test from which the share holds
 */
public record Epoch(int number, Share share, long cutOverNanos) {}
