package io.loadtester.common.result;

import java.util.UUID;

/** What a worker publishes about its attack: intervals, a {@link WorkerSecond} every second, and a manifest at the end. */
public sealed interface Published permits Interval, WorkerSecond, Manifest {

    UUID testId();

    String workerId();
}
