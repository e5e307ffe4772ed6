package io.loadtester.master.dispatch;

import io.loadtester.master.fleet.FleetClock;
import java.time.Instant;

/**
 * How far a test is. Its start is an instant of the wall clock, which all workers share; from then on the monotonic clock
 * counts, as it does in the workers, so that nothing about a test moves when the wall clock is set.
 *
 * @param startNanos the test's start on the monotonic clock
 */
record TestClock(FleetClock clock, long startNanos) {

    static TestClock startingAt(Instant startsAt, FleetClock clock) {
        long aheadNanos = FleetClock.unixNanos(startsAt) - clock.unixNanos();
        return new TestClock(clock, clock.monotonicNanos() + aheadNanos);
    }

    /** Nanoseconds of the test so far; negative before its start. */
    long elapsedNanos() {
        return clock.monotonicNanos() - startNanos;
    }
}
