package io.loadtester.worker.attacks;

import io.loadtester.attack.AttackListener;
import io.loadtester.attack.AttackPlan;
import io.loadtester.attack.PreparedAttack;

/** Prepares attacks; implemented by the engine. */
@FunctionalInterface
interface AttackStarter {

    /**
     * @throws IllegalArgumentException if the plan cannot be carried out
     * @throws IllegalStateException if no attack can be prepared any more
     */
    PreparedAttack prepare(AttackPlan plan, AttackListener listener);
}
