package io.loadtester.attack.pool;

/**
 * Owned by one event loop. Whether the queue of hits that wait for a connection shortens by itself, because the connections there
 * are take more hits from it than join it. What such a queue waits for is time, which more connections would only take.
 */
final class QueueTrend {

    /** Longer than a target or a loop is kept from running by another thread of its machine. */
    static final long PERIOD_NANOS = 20_000_000;

    private long sinceNanoTime;
    private long joined;
    private long taken;
    private boolean shortening;

    /** The queue was empty until now. */
    void begin(long nowNanoTime) {
        shortening = false;
        beginPeriod(nowNanoTime);
    }

    /** A hit has joined the queue. */
    void join() {
        joined++;
    }

    /** Connections that had carried other hits before have taken so many from the queue. */
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
