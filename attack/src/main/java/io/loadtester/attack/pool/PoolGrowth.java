package io.loadtester.attack.pool;

import io.loadtester.attack.pacing.NanoClock;
import java.util.function.BooleanSupplier;

/**
 * Owned by one event loop. Decides whether a pool opens connections for its waiting hits: only while the existing
 * connections do not shorten the queue, and beyond the number there have been before only if the loop has time for it.
 */
final class PoolGrowth {

    /** Runs tasks after a delay. */
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
     * @param affordable whether the loop has time for one more connection
     * @param retry makes the pool ask again; other occasions may be a second away
     */
    PoolGrowth(NanoClock clock, BooleanSupplier affordable, Timer timer, Runnable retry) {
        this.clock = clock;
        this.affordable = affordable;
        this.timer = timer;
        this.retry = retry;
    }

    /** Trend of the queue of waiting hits. */
    QueueTrend queue() {
        return queue;
    }

    /** Notes the number of connections, including those being opened. */
    void reached(int connections) {
        most = Math.max(most, connections);
    }

    /** Whether to open one more than those open or being opened; if not, the pool is made to ask again later. */
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
