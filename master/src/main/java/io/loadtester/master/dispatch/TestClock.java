package io.loadtester.master.dispatch;

import io.loadtester.master.fleet.FleetClock;
import java.time.Instant;

/**
 * Time since a test's start. The start is an instant of the wall clock, shared by all workers; after it the monotonic clock
 * counts, as in the workers, so that setting the wall clock changes nothing.
 *
 * @param startNanos the test's start on the monotonic clock
 */
record TestClock(FleetClock clock, long startNanos) {

    static TestClock startingAt(Instant startsAt, FleetClock clock) {
        long aheadNanos = FleetClock.unixNanos(startsAt) - clock.unixNanos();
        return new TestClock(clock, clock.monotonicNanos() + aheadNanos);
    }

    /** Nanoseconds since the test's start; negative before. */
    long elapsedNanos() {
        return clock.monotonicNanos() - startNanos;
    }
}
