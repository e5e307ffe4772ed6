package io.loadtester.master.fleet;

import io.loadtester.wire.fleet.Registration;
import io.loadtester.wire.fleet.WorkerReport;

/** Learns, on the fleet's thread, what happens to workers. */
public interface FleetListener {

    /** A worker has joined, or come back. */
    void joined(Registration registration);

    /** A worker's status of this second. */
    void reported(String workerId, WorkerReport report);

    /** A worker's stream broke or its lease ran out. */
    void lost(String workerId, String reason);
}
