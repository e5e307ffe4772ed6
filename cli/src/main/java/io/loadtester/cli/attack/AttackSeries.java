package io.loadtester.cli.attack;

import io.loadtester.cli.terminal.ProgressLine;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.threshold.Threshold;
import java.util.List;

/** One attack after the other by one engine of this process. */
public final class AttackSeries implements AutoCloseable {

    private final Attacker attacker;

    AttackSeries(Attacker attacker) {
        this.attacker = attacker;
    }

    /** Where the attacks tell how they go on; before the first. */
    public void tell(ProgressLine line) {
        attacker.tell(line);
    }

    /** Attacks, and measures. */
    public MeasuredAttack run(AttackSpec spec, List<Threshold> thresholds) throws InterruptedException {
        return attacker.measure(spec, thresholds);
    }

    /** Ends the attack that is running, and lets none go on that comes later; for any thread. */
    public void stop(String reason) {
        attacker.stop(reason);
    }

    @Override
    public void close() {
        attacker.close();
    }
}
