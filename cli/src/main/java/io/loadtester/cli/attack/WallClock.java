package io.loadtester.cli.attack;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * When instants of {@link System#nanoTime()} were on the wall, as read once: steps of the wall's clock while an attack
 * runs do not show in its results.
 *
 * @param unixNanos nanoseconds since 1970 at {@code nanoTime}
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
