package io.loadtester.attack.pool;

import io.loadtester.common.test.ConnectionLife;
import java.util.concurrent.TimeUnit;

/**
 * Owned by one event loop. How long one connection may be used. It is closed when it has been idle for too long, so
 * that no hit is sent just as the server closes it, and replaced when it is too old. Instants are those of the loop's
 * clock.
 */
final class Lifetime {

    private static final long NEVER = Long.MAX_VALUE;

    /** Covers a server that closes early and the way of a hit to it; at most half the time the server said. */
    private static final long MARGIN_NANOS = 1_000_000_000L;

    /** Connections opened together do not expire together: the ages vary by up to about an eighth. */
    private static final int SPREAD = 8;

    private final long longestIdleNanos;
    private final long longestAgeNanos;
    private final long begunNanoTime;

    private long idleNanos;
    private long idleSinceNanoTime;
    private boolean spent;

    /** @param nth number of the connection in its pool, which varies its maximum age */
    Lifetime(ConnectionLife life, int nth, long nowNanoTime) {
        longestIdleNanos =
                life.idleTimeout().isZero() ? NEVER : life.idleTimeout().toNanos();
        long age = life.maxAge().isZero() ? NEVER : life.maxAge().toNanos();
        longestAgeNanos = age == NEVER ? NEVER : age - age / SPREAD / SPREAD * Math.floorMod(nth, SPREAD);
        begunNanoTime = nowNanoTime;
        idleNanos = longestIdleNanos;
        idleSinceNanoTime = nowNanoTime;
    }

    /** The connection is idle from now on. */
    void rest(long nowNanoTime) {
        idleSinceNanoTime = nowNanoTime;
    }

    /** @param seconds for which the server keeps an idle connection open; -1 if it does not say */
    void serverKeeps(int seconds) {
        if (seconds >= 0) {
            long said = TimeUnit.SECONDS.toNanos(seconds);
            idleNanos = Math.min(longestIdleNanos, said - Math.min(MARGIN_NANOS, said / 2));
        }
    }

    /** Whether the idle time is limited at all; if not, the clock need not be read. */
    boolean canBecomeStale() {
        return idleNanos != NEVER;
    }

    /** Whether a connection that is idle has been so for too long. */
    boolean isStale(long nowNanoTime) {
        return nowNanoTime - idleSinceNanoTime >= idleNanos;
    }

    /** The connection takes no further hit, so its age no longer matters. */
    void spend() {
        spent = true;
    }

    boolean isOld(long nowNanoTime) {
        return !spent && nowNanoTime - begunNanoTime >= longestAgeNanos;
    }
}
