package io.loadtester.worker.attacks;

import io.loadtester.attack.AttackListener;
import io.loadtester.attack.AttackPlan;
import io.loadtester.attack.RunningAttack;

/** What starts attacks: the engine. */
@FunctionalInterface
interface AttackStarter {

    /**
     * @throws IllegalArgumentException if the plan cannot be carried out
     * @throws IllegalStateException if no attack can be any more
     */
    RunningAttack start(AttackPlan plan, AttackListener listener);
}
