package io.loadtester.master.dispatch;

import io.loadtester.master.fleet.AttackProgress;

/** How one worker's attack stands, as far as the master knows. Owned by the fleet's thread. */
final class TrackedAttack {

    /** So many reports in a row without a word of the attack mean that it has ended unseen. */
    private static final int ABSENT_REPORTS = 3;

    final String workerId;

    private boolean awaited;
    private boolean ended;
    private boolean lost;
    private int absentReports;

    TrackedAttack(String workerId) {
        this.workerId = workerId;
    }

    void reported(AttackProgress progress) {
        awaited = false;
        absentReports = 0;
        ended |= progress.finished();
    }

    /** The worker reported, and did not mention this attack. */
    void notMentioned() {
        awaited = false;
        absentReports++;
        ended |= absentReports >= ABSENT_REPORTS;
    }

    void lose() {
        lost = true;
        awaited = false;
    }

    /** After the master's restart: the worker has to show up. */
    void await() {
        awaited = true;
    }

    void giveUpWaiting() {
        awaited = false;
        ended = true;
    }

    boolean isAwaited() {
        return awaited;
    }

    boolean isLost() {
        return lost;
    }

    boolean isAttacking() {
        return !ended && !lost;
    }
}
