package io.loadtester.worker.attacks;

import io.loadtester.common.test.Assignment;
import io.loadtester.wire.fleet.AttackerHandler;
import io.loadtester.wire.fleet.NewShare;
import io.loadtester.wire.fleet.WorkerProbe;
import java.util.UUID;

/** Handles the master's calls by delegating to the roster. */
final class AttackerEndpoint implements AttackerHandler {

    private final AttackRoster roster;
    private final String sessionId;

    /** @param sessionId of this process, as it registers with it */
    AttackerEndpoint(AttackRoster roster, String sessionId) {
        this.roster = roster;
        this.sessionId = sessionId;
    }

    @Override
    public void assign(Assignment assignment) throws InterruptedException {
        roster.assign(assignment);
    }

    @Override
    public void begin(UUID testId, long startUnixNanos) {
        roster.begin(testId, startUnixNanos);
    }

    @Override
    public boolean callOff(UUID testId, long startUnixNanos, String reason) {
        return roster.callOff(testId, startUnixNanos, reason);
    }

    @Override
    public void updateShare(NewShare newShare) {
        if (newShare.cutOverNanos() < 0) {
            throw RefusedException.badRequest("the cut-over must not be negative");
        }
        if (newShare.duration().isZero() || newShare.duration().isNegative()) {
            throw RefusedException.badRequest("the duration must be above 0");
        }
        roster.change(newShare);
    }

    @Override
    public void stop(UUID testId, String reason) {
        roster.stop(testId, reason);
    }

    @Override
    public void drain(String reason) {
        roster.drain(reason);
    }

    @Override
    public void undrain() {
        roster.undrain();
    }

    @Override
    public WorkerProbe.Answer status() {
        return new WorkerProbe.Answer(sessionId, roster.running());
    }
}
