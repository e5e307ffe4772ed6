package io.loadtester.master.dispatch;

import io.loadtester.wire.fleet.AttackProgress;
import org.jspecify.annotations.Nullable;

/** What the master knows of one worker's attack. Owned by the fleet's thread. */
final class TrackedAttack {

    /** After this many reports in a row without the attack, it has ended unseen. */
    private static final int ABSENT_REPORTS = 3;

    final String workerId;

    /** When its worker must have returned after the master's restart; null if it need not return. */
    private @Nullable Deadline comesBackBy;

    private boolean ended;
    private boolean lost;
    private boolean draining;
    private int absentReports;

    TrackedAttack(String workerId) {
        this.workerId = workerId;
    }

    /**
     * Its worker has sent a status.
     *
     * @param progress null when the status does not mention this attack
     */
    void reported(@Nullable AttackProgress progress) {
        comesBackBy = null;
        absentReports = progress == null ? absentReports + 1 : 0;
        ended |= progress == null ? absentReports >= ABSENT_REPORTS : progress.finished();
    }

    void lose() {
        lost = true;
        comesBackBy = null;
    }

    /** Its worker ends it before the end of the test and in good order; its results are still to come. */
    void drain() {
        draining = true;
    }

    /** After the master's restart: the worker has until then to return. */
    void await(Deadline deadline) {
        comesBackBy = deadline;
    }

    /** Stops waiting for it. */
    void giveUp() {
        comesBackBy = null;
        ended = true;
    }

    boolean isAwaited() {
        return comesBackBy != null;
    }

    boolean isOverdue() {
        return comesBackBy != null && comesBackBy.isPast();
    }

    boolean isLost() {
        return lost;
    }

    /** Whether its share is free, though some of its hits may still be in flight. */
    boolean isDraining() {
        return draining;
    }

    boolean isAttacking() {
        return !ended && !lost;
    }
}
