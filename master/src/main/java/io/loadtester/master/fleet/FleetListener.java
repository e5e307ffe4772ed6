package io.loadtester.master.fleet;

import io.loadtester.wire.fleet.Registration;
import io.loadtester.wire.fleet.WorkerReport;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** Receives events of workers, on the fleet's thread. */
public interface FleetListener {

    /** A worker has joined or rejoined. */
    void joined(Registration registration);

    /** A worker has sent its status, as it does every second. */
    void reported(String workerId, WorkerReport report);

    /**
     * A live worker has been silent for so long that people should know. It may be alive and go on attacking.
     *
     * @param why why it is suspected, and the result of calling it
     */
    void stale(String workerId, String why);

    /** A stale worker reports again after this silence. */
    void reportsAgain(String workerId, Duration silence);

    /** A silent worker has answered a call: it attacks for these tests and no others. */
    void answered(String workerId, Set<UUID> running);

    /** A worker has left, is dead, or its lease has ended. */
    void lost(String workerId, String reason);
}
