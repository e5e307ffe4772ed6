package io.loadtester.attack.pool;

import io.loadtester.attack.pacing.NanoClock;
import java.util.function.BooleanSupplier;

/**
 * Owned by one event loop. Whether a pool opens connections for the hits in its queue: only while the connections there are
 * do not shorten the queue, and the loop has time for more of them than there have been.
 */
final class PoolGrowth {

    /** Runs something in a while. */
    interface Timer {
        void after(long delayNanos, Runnable task);
    }

    private final NanoClock clock;
    private final BooleanSupplier affordable;
    private final Timer timer;
    private final Runnable retry;
    private final QueueTrend queue = new QueueTrend();

    private int most;
    private boolean retries;

    /**
     * @param affordable whether the loop has time for one connection more
     * @param retry has the pool ask again: what else would make it ask may be a second away
     */
    PoolGrowth(NanoClock clock, BooleanSupplier affordable, Timer timer, Runnable retry) {
        this.clock = clock;
        this.affordable = affordable;
        this.timer = timer;
        this.retry = retry;
    }

    /** How the queue of waiting hits develops. */
    QueueTrend queue() {
        return queue;
    }

    /** There are so many connections, those being opened included. */
    void reached(int connections) {
        most = Math.max(most, connections);
    }

    /** Whether to open one more, with so many there or being opened; if not, the pool is asked to try again later. */
    boolean isWorthwhile(int connections) {
        boolean worthwhile = connections == 0
                || (!queue.isShortening(clock.nanoTime()) && (connections < most || affordable.getAsBoolean()));
        if (!worthwhile && !retries) {
            retries = true;
            timer.after(QueueTrend.PERIOD_NANOS, () -> {
                retries = false;
                retry.run();
            });
        }
        return worthwhile;
    }
}
