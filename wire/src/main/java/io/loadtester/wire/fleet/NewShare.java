package io.loadtester.wire.fleet;

import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.Share;
import java.time.Duration;
import java.util.UUID;

/**
 * A worker's share in a new epoch, and of what.
 *
 * @param cutOverNanos nanoseconds of the test from which it holds
 * @param pacer the pacer of the whole test, which may have changed at this cut-over or an earlier one
 * @param duration how long hits become due, from the start of the test; up to the cut-over if the worker's part ends
 *     there
 */
public record NewShare(UUID testId, int epoch, Share share, long cutOverNanos, Pacer pacer, Duration duration) {}
