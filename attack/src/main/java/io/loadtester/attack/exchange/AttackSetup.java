package io.loadtester.attack.exchange;

import io.loadtester.attack.connection.DialOptions;
import io.loadtester.attack.recording.TargetNames;
import io.loadtester.common.test.AttackSpec;

/**
 * What the event loops of an attack have in common.
 *
 * @param startNanoTime the test's first instant on {@link System#nanoTime()}
 * @param firstSecond second of the test with which cuts begin
 * @param names what the targets are counted under
 * @param requests the targets' requests
 */
public record AttackSetup(
        AttackSpec spec,
        long startNanoTime,
        int firstSecond,
        TargetNames names,
        TargetRequests requests,
        DialOptions dialling) {

    long timeoutNanos() {
        return spec.options().request().timeout().toNanos();
    }
}
