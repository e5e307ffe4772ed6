package io.loadtester.attack.pool;

import io.loadtester.common.test.ConnectionLife;
import java.util.concurrent.TimeUnit;

/**
 * Owned by one event loop. How long one connection may be used: it ends when it has been idle for too long, so that no hit
 * is sent into the instant in which the server closes it, and is renewed when it is too old. Instants are of
 * the loop's clock.
 */
final class Lifetime {

    private static final long NEVER = Long.MAX_VALUE;

    /** So much earlier than it said the server may close, and a hit may take to reach it; at most half of what it said. */
    private static final long MARGIN_NANOS = 1_000_000_000L;

    /** Connections opened together do not all end together: some after seven eighths of their time. */
    private static final int SPREAD = 8;

    private final long longestIdleNanos;
    private final long longestAgeNanos;
    private final long begunNanoTime;

    private long idleNanos;
    private long idleSinceNanoTime;
    private boolean spent;

    /** @param nth of its pool's connections, so that they differ in age */
    Lifetime(ConnectionLife life, int nth, long nowNanoTime) {
        longestIdleNanos =
                life.idleTimeout().isZero() ? NEVER : life.idleTimeout().toNanos();
        long age = life.maxAge().isZero() ? NEVER : life.maxAge().toNanos();
        longestAgeNanos = age == NEVER ? NEVER : age - age / SPREAD / SPREAD * Math.floorMod(nth, SPREAD);
        begunNanoTime = nowNanoTime;
        idleNanos = longestIdleNanos;
        idleSinceNanoTime = nowNanoTime;
    }

    /** It carries no hit from now on. */
    void rest(long nowNanoTime) {
        idleSinceNanoTime = nowNanoTime;
    }

    /** @param seconds for which the server keeps it open without a request; -1 if it does not say */
    void serverKeeps(int seconds) {
        if (seconds >= 0) {
            long said = TimeUnit.SECONDS.toNanos(seconds);
            idleNanos = Math.min(longestIdleNanos, said - Math.min(MARGIN_NANOS, said / 2));
        }
    }

    /** Whether it may be idle for too long at all: else nobody need look at the clock. */
    boolean canBecomeStale() {
        return idleNanos != NEVER;
    }

    /** Whether it has been idle for too long, if it is idle. */
    boolean isStale(long nowNanoTime) {
        return nowNanoTime - idleSinceNanoTime >= idleNanos;
    }

    /** It carries no further hit: its age is of no interest any more. */
    void spend() {
        spent = true;
    }

    boolean isOld(long nowNanoTime) {
        return !spent && nowNanoTime - begunNanoTime >= longestAgeNanos;
    }
}
