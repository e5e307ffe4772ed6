package io.loadtester.worker.attacks;

import io.loadtester.wire.fleet.CallRefusedException;
import java.util.UUID;

/** This worker refuses a request from the master. */
final class RefusedException extends CallRefusedException {

    private static final long serialVersionUID = 1L;

    private RefusedException(Reason reason, String message) {
        super(reason, message);
    }

    static RefusedException busyWith(UUID testId) {
        return new RefusedException(Reason.BUSY, "this worker is busy with test " + testId);
    }

    static RefusedException alreadyHad(UUID testId) {
        return new RefusedException(
                Reason.BUSY, "this worker already has, or had, another assignment of test " + testId);
    }

    static RefusedException noAttackOf(UUID testId) {
        return new RefusedException(Reason.NO_SUCH_ATTACK, "no attack of test " + testId + " is running here");
    }

    /** Starting late would send all hits due since then in one burst. */
    static RefusedException tooLate(UUID testId) {
        return new RefusedException(
                Reason.NO_SUCH_ATTACK,
                "the attack of test " + testId + " was due to begin before this worker was told");
    }

    static RefusedException badRequest(String why) {
        return new RefusedException(Reason.BAD_REQUEST, why);
    }

    static RefusedException notReady(String why) {
        return new RefusedException(Reason.NOT_READY, why);
    }
}
