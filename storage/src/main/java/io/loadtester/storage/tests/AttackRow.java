package io.loadtester.storage.tests;

import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import jakarta.persistence.Embeddable;

/** A stored attack: one worker's part of a test, in the order of the test's attacks. */
@Embeddable
record AttackRow(
        String workerId,
        int epoch,
        double weight,
        double phase,
        long cutOverNanos,
        String lost,
        long lostNanos,
        boolean drained) {

    static AttackRow of(Attack attack) {
        return new AttackRow(
                attack.workerId(),
                attack.epoch(),
                attack.share().weight(),
                attack.share().phase(),
                attack.cutOverNanos(),
                attack.lost(),
                attack.lostNanos(),
                attack.drained());
    }

    Attack toAttack() {
        return new Attack(workerId, epoch, new Share(weight, phase), cutOverNanos, lost, lostNanos, drained);
    }
}
