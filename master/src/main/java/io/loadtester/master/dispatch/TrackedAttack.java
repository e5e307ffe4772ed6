package io.loadtester.master.dispatch;

import io.loadtester.wire.fleet.AttackProgress;
import org.jspecify.annotations.Nullable;

/** One worker's attack as far as the master knows. Owned by the fleet's thread. */
final class TrackedAttack {

    /** So many reports in a row that do not mention the attack mean that it has ended unseen. */
    private static final int ABSENT_REPORTS = 3;

    final String workerId;

    /** Until when its worker may come back after the master's restart; null when it need not. */
    private @Nullable Deadline comesBackBy;

    private boolean ended;
    private boolean lost;
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

    /** After the master's restart: the worker has to show up. */
    void await(Deadline deadline) {
        comesBackBy = deadline;
    }

    /** Nothing more is expected of it. */
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

    boolean isAttacking() {
        return !ended && !lost;
    }
}
