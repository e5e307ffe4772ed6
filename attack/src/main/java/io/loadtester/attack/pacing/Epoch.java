package io.loadtester.attack.pacing;

import io.loadtester.common.schedule.Share;

/**
 * A version of the shares and of the pacer of a test, as seen by one worker.
 *
 * @param number from 1
 * @param cutOverNanos when the share takes effect, in nanoseconds since the start of the test
 */
public record Epoch(int number, Share share, long cutOverNanos) {}
