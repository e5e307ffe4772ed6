package io.loadtester.attack.pool;

import io.loadtester.attack.net.Dialer;

/**
 * Owned by one event loop. Whether a pool opens connections for the hits that wait in its line: if those there are do not get
 * the line shorter, and the loop has time for more than there have been before.
 */
final class PoolGrowth {

    private final Dialer dialer;
    private final Runnable think;
    private final LineTrend line = new LineTrend();

    private int most;
    private boolean thinksAgain;

    /** @param think has the pool ask again: what else would have it do so might be a second away */
    PoolGrowth(Dialer dialer, Runnable think) {
        this.dialer = dialer;
        this.think = think;
    }

    /** The line of hits that wait. */
    LineTrend line() {
        return line;
    }

    /** There are so many connections, those being opened included. */
    void reached(int connections) {
        most = Math.max(most, connections);
    }

    /** Whether to open one, with so many there or being opened; if not now, the pool is asked to think again. */
    boolean isWorthwhile(int connections) {
        boolean worthwhile = connections == 0
                || (!line.isShortening(dialer.nanoTime()) && (connections < most || dialer.canAffordAnother()));
        if (!worthwhile && !thinksAgain) {
            thinksAgain = true;
            dialer.later(LineTrend.PERIOD_NANOS, () -> {
                thinksAgain = false;
                think.run();
            });
        }
        return worthwhile;
    }
}
