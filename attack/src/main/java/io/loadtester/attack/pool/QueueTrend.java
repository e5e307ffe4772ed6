package io.loadtester.attack.pool;

/**
 * Owned by one event loop. Whether the queue of waiting hits is getting shorter because the existing connections take
 * more hits from it than join it. Opening more connections would only cost time that serving the queue needs.
 */
final class QueueTrend {

    /** Longer than another thread of the machine usually keeps a target or a loop from running. */
    static final long PERIOD_NANOS = 20_000_000;

    private long sinceNanoTime;
    private long joined;
    private long taken;
    private boolean shortening;

    /** Starts over: the queue was empty until now. */
    void begin(long nowNanoTime) {
        shortening = false;
        beginPeriod(nowNanoTime);
    }

    /** A hit has joined the queue. */
    void join() {
        joined++;
    }

    /** Connections that had carried hits before have taken this many from the queue. */
    void take(int hits) {
        taken += hits;
    }

    /** Trend over the last full period; false for a queue that has just formed. */
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
