package io.loadtester.attack;

import io.loadtester.common.result.Ledger;
import io.loadtester.common.schedule.Share;

/** An attack that has been started. All methods may be called from any thread. */
public interface RunningAttack {

    /** Starts a new epoch: hits due from {@code cutOverNanos} of the test on follow the new share. */
    void changeShare(int epoch, Share share, long cutOverNanos);

    /** No hit becomes due any more; hits in flight get a short grace, then end as cancelled. */
    void stop(String reason);

    /** A recent view of the totals, at most a second old while the attack runs. */
    Ledger ledger();

    /** Whether {@link AttackListener#ended} was called. */
    boolean hasEnded();
}
