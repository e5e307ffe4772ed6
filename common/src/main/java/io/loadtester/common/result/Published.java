package io.loadtester.common.result;

import java.util.UUID;

/** What a worker publishes about its attack: intervals, a pulse each second, and at the end a manifest. */
public sealed interface Published permits Interval, Pulse, Manifest {

    UUID testId();

    String workerId();
}
