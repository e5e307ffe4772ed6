package io.loadtester.master.dispatch;

import io.loadtester.master.fleet.FleetClock;
import java.time.Duration;

/** An instant of the monotonic clock at which a stage stops waiting for something. */
record Deadline(FleetClock clock, long atNanos) {

    static Deadline in(Duration time, FleetClock clock) {
        return new Deadline(clock, clock.monotonicNanos() + time.toNanos());
    }

    boolean isPast() {
        return clock.monotonicNanos() - atNanos >= 0;
    }
}
