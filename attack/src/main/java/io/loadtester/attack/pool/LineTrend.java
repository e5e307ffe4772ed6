package io.loadtester.attack.pool;

/**
 * Owned by one event loop. Whether a line of hits that wait for a connection gets shorter by itself, because the connections
 * there are take more from it than join it. What such a line waits for is time, which more connections would only take.
 */
final class LineTrend {

    /** Longer than a target or a loop is kept from running by another thread of its machine. */
    static final long PERIOD_NANOS = 20_000_000;

    private long sinceNanoTime;
    private long joined;
    private long taken;
    private boolean shortening;

    /** The line was empty until now. */
    void begin(long nowNanoTime) {
        shortening = false;
        beginPeriod(nowNanoTime);
    }

    /** A hit has joined the line. */
    void join() {
        joined++;
    }

    /** Connections that had carried other hits before have taken so many from the line. */
    void take(int hits) {
        taken += hits;
    }

    /** As it was in the last whole period; a line that has just begun is taken not to get shorter. */
    boolean isShortening(long nowNanoTime) {
        if (nowNanoTime - sinceNanoTime >= PERIOD_NANOS) {
            shortening = taken > joined;
            beginPeriod(nowNanoTime);
        }
        return shortening;
    }

    private void beginPeriod(long nowNanoTime) {
        sinceNanoTime = nowNanoTime;
        joined = 0;
        taken = 0;
    }
}
