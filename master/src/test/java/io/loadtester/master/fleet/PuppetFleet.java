package io.loadtester.master.fleet;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.fleet.WorkerState;
import io.loadtester.common.result.Ledger;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Workers as puppets: says to a roster what they would say over gRPC. */
public final class PuppetFleet {

    private final FleetRoster roster;
    private long stream = 1;

    public PuppetFleet(FleetRoster roster) {
        this.roster = roster;
    }

    public void join(String workerId, UUID... running) {
        roster.register(new Registration(workerId, workerId + ":1", "test", 1, "session", Set.of(running)));
        stream++;
    }

    public void ready(String... workerIds) {
        for (String workerId : workerIds) {
            report(workerId, WorkerState.READY, List.of());
        }
    }

    public void attacking(UUID testId, String... workerIds) {
        for (String workerId : workerIds) {
            report(workerId, WorkerState.BUSY, List.of(new AttackProgress(testId, 1, Ledger.ZERO, false, "")));
        }
    }

    public void finished(UUID testId, String... workerIds) {
        for (String workerId : workerIds) {
            report(workerId, WorkerState.FINISHING, List.of(new AttackProgress(testId, 1, Ledger.ZERO, true, "")));
        }
    }

    /** Has finished, and holds so many results that Kafka has not taken. */
    public void holds(UUID testId, long unsentResults, String... workerIds) {
        for (String workerId : workerIds) {
            report(
                    workerId,
                    new WorkerReport(
                            WorkerState.FINISHING,
                            "",
                            null,
                            new WorkerHealth(0, 0, 0, 0, 0, unsentResults, 0, 0, 0, 0),
                            List.of(new AttackProgress(testId, 1, Ledger.ZERO, true, ""))));
        }
    }

    public void lose(String workerId) {
        roster.streamBroken(stream, workerId, "session", "gone");
    }

    private void report(String workerId, WorkerState state, List<AttackProgress> attacks) {
        report(workerId, new WorkerReport(state, "", null, WorkerHealth.IDLE, attacks));
    }

    private void report(String workerId, WorkerReport report) {
        roster.report(stream, workerId, "session", report);
    }
}
