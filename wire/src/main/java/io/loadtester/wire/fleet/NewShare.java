package io.loadtester.wire.fleet;

import io.loadtester.common.schedule.Share;
import java.util.UUID;

/**
 * A worker's share in a new epoch.
 *
 * @param cutOverNanos nanoseconds of the test from which it holds
 */
public record NewShare(UUID testId, int epoch, Share share, long cutOverNanos) {}
