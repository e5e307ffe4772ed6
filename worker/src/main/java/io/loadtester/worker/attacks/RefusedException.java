package io.loadtester.worker.attacks;

import java.util.UUID;

/** This worker refuses a request from the master. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The category of the reason, for the master to act on. */
    enum Cause {
        BUSY,
        NO_SUCH_ATTACK,
        BAD_REQUEST,
        NOT_READY
    }

    private final Cause refusal;

    private RefusedException(Cause refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    static RefusedException busyWith(UUID testId) {
        return new RefusedException(Cause.BUSY, "this worker is busy with test " + testId);
    }

    static RefusedException alreadyHad(UUID testId) {
        return new RefusedException(
                Cause.BUSY, "this worker already has, or had, another assignment of test " + testId);
    }

    static RefusedException noAttackOf(UUID testId) {
        return new RefusedException(Cause.NO_SUCH_ATTACK, "no attack of test " + testId + " is running here");
    }

    /** Starting late would send all hits due since then in one burst. */
    static RefusedException tooLate(UUID testId) {
        return new RefusedException(
                Cause.NO_SUCH_ATTACK, "the attack of test " + testId + " was due to begin before this worker was told");
    }

    static RefusedException badRequest(String why) {
        return new RefusedException(Cause.BAD_REQUEST, why);
    }

    static RefusedException notReady(String why) {
        return new RefusedException(Cause.NOT_READY, why);
    }

    Cause refusal() {
        return refusal;
    }
}
