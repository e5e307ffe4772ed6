package io.loadtester.master.fleet;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The master's two clocks: the wall clock that tests start by, and a monotonic one for leases and waits. */
public interface FleetClock {

    Instant now();

    /** Nanoseconds since some fixed instant; never goes back. */
    long monotonicNanos();

    /** The wall clock in nanoseconds since 1970. */
    default long unixNanos() {
        return unixNanos(now());
    }

    static long unixNanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    static FleetClock system() {
        Clock clock = Clock.systemUTC();
        return new FleetClock() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public long monotonicNanos() {
                return System.nanoTime();
            }
        };
    }
}
