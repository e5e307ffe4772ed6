package io.loadtester.cli.attack;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Converts {@link System#nanoTime()} instants to wall-clock time. The wall clock is read only once, so that adjustments
 * of it during an attack do not show in the results.
 *
 * @param unixNanos Unix time in nanoseconds at {@code nanoTime}
 */
record WallClock(long unixNanos, long nanoTime) {

    static WallClock now() {
        Instant now = Instant.now();
        return new WallClock(TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano(), System.nanoTime());
    }

    long unixNanosOf(long instantNanoTime) {
        return unixNanos + instantNanoTime - nanoTime;
    }

    Instant instantOf(long instantNanoTime) {
        return Instant.EPOCH.plusNanos(unixNanosOf(instantNanoTime));
    }
}
