package io.loadtester.attack;

import io.loadtester.common.result.Ledger;
import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.Share;

/** An attack that has been started. All methods may be called from any thread. */
public interface RunningAttack {

    /**
     * Starts a new epoch: hits due from {@code cutOverNanos} into the test follow the new share and extent. Ignored if
     * the attack has ended or knows a newer epoch. If the cut-over has passed, hits overdue by then are released or
     * skipped like any others.
     */
    void change(int epoch, Share share, long cutOverNanos, Extent extent);

    /** Releases no further hits; hits in flight get a short grace period, then end as cancelled. */
    void stop(String reason);

    /** The totals so far, at most a second old while the attack runs. */
    Ledger ledger();

    /** Whether {@link AttackListener#ended} has been called. */
    boolean hasEnded();
}
