package io.loadtester.master.fleet;

import io.loadtester.common.fleet.ClockOffset;
import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.fleet.WorkerState;
import io.loadtester.common.result.Ledger;
import io.loadtester.wire.fleet.AttackProgress;
import io.loadtester.wire.fleet.Registration;
import io.loadtester.wire.fleet.WorkerReport;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Workers as puppets: says to a roster what they would say over gRPC. */
public final class PuppetFleet {

    private final FleetRoster roster;
    private long stream = 1;

    public PuppetFleet(FleetRoster roster) {
        this.roster = roster;
    }

    public void join(String workerId, UUID... running) {
        roster.register(new Registration(workerId, workerId + ":1", "test", 1, "session", running(running)));
        stream++;
    }

    private static List<Registration.Running> running(UUID... testIds) {
        return Stream.of(testIds)
                .map(testId -> new Registration.Running(testId, 1))
                .toList();
    }

    public void ready(String... workerIds) {
        for (String workerId : workerIds) {
            report(workerId, WorkerState.READY, List.of());
        }
    }

    public void attacking(UUID testId, String... workerIds) {
        for (String workerId : workerIds) {
            report(workerId, WorkerState.BUSY, List.of(new AttackProgress(testId, 1, Ledger.ZERO, false, "", 0)));
        }
    }

    public void finished(UUID testId, String... workerIds) {
        for (String workerId : workerIds) {
            report(workerId, WorkerState.FINISHING, List.of(new AttackProgress(testId, 1, Ledger.ZERO, true, "", 0)));
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
                            0,
                            List.of(new AttackProgress(testId, 1, Ledger.ZERO, true, "", 0))));
        }
    }

    /** Is ending the attack before its time, or has ended it. */
    public void draining(UUID testId, boolean finished, String... workerIds) {
        for (String workerId : workerIds) {
            report(
                    workerId,
                    WorkerState.ERROR,
                    List.of(new AttackProgress(testId, 1, Ledger.ZERO, finished, "the worker was shut down", 0)));
        }
    }

    /** Attacks on, with results of this age that Kafka has not taken. */
    public void waitsForKafka(UUID testId, Duration oldestResult, String... workerIds) {
        attackingWith(testId, null, oldestResult, workerIds);
    }

    /** Attacks on, with a clock that is so far behind the master's. */
    public void attackingWithClock(UUID testId, Duration behind, String workerId) {
        attackingWith(testId, new ClockOffset(behind.toNanos(), 1_000_000), Duration.ZERO, workerId);
    }

    private void attackingWith(UUID testId, @Nullable ClockOffset clock, Duration oldestResult, String... workerIds) {
        for (String workerId : workerIds) {
            report(
                    workerId,
                    new WorkerReport(
                            WorkerState.BUSY,
                            "",
                            clock,
                            WorkerHealth.IDLE,
                            oldestResult.toNanos(),
                            List.of(new AttackProgress(testId, 1, Ledger.ZERO, false, "", 0))));
        }
    }

    /** What the list of workers says of it. */
    public String reason(String workerId) {
        return roster.views().stream()
                .filter(worker -> worker.workerId().equals(workerId))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    /** It leaves: it is lost at once. */
    public void lose(String workerId) {
        roster.left(stream, workerId, "session", "gone");
    }

    /** Has the roster look after silent workers, as it does a few times a second. */
    public void look() {
        roster.expire();
    }

    /** Its status stream breaks. */
    public void breakStream(String workerId) {
        roster.streamBroken(stream, workerId, "session", "its status stream broke");
    }

    private void report(String workerId, WorkerState state, List<AttackProgress> attacks) {
        report(workerId, new WorkerReport(state, "", null, WorkerHealth.IDLE, 0, attacks));
    }

    private void report(String workerId, WorkerReport report) {
        roster.report(stream, workerId, "session", report);
    }
}
