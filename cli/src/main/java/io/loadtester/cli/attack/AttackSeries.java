package io.loadtester.cli.attack;

import io.loadtester.cli.terminal.ProgressLine;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.threshold.Threshold;
import java.util.List;

/** Runs attacks one after another with one engine in this process. */
public final class AttackSeries implements AutoCloseable {

    private final Attacker attacker;

    AttackSeries(Attacker attacker) {
        this.attacker = attacker;
    }

    /** Sets the progress line of the attacks; call before the first one. */
    public void tell(ProgressLine line) {
        attacker.tell(line);
    }

    /** Runs an attack and measures it. */
    public MeasuredAttack run(AttackSpec spec, List<Threshold> thresholds) throws InterruptedException {
        return attacker.measure(spec, thresholds);
    }

    /** Stops the running attack, and every later one as soon as it starts. Thread-safe. */
    public void stop(String reason) {
        attacker.stop(reason);
    }

    @Override
    public void close() {
        attacker.close();
    }
}
