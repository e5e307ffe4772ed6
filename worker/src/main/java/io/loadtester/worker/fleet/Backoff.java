package io.loadtester.worker.fleet;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Delays between attempts: double from 250 ms to 1 s, each with up to 20 % jitter. Not thread-safe. */
final class Backoff {

    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double JITTER = 0.2;

    private final RandomGenerator random;
    private long nextNanos = FIRST_NANOS;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    long nextNanos() {
        long base = nextNanos;
        nextNanos = Math.min(2 * base, LONGEST_NANOS);
        return (long) (base * random.nextDouble(1 - JITTER, 1 + JITTER));
    }

    void reset() {
        nextNanos = FIRST_NANOS;
    }
}
