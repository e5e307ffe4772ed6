package io.loadtester.benchmarks.simulate;

import java.util.UUID;

/**
 * The simulated workers.
 *
 * @param seconds duration of their attack
 * @param hitsPerInterval average hits per interval
 */
record SimulatedFleet(UUID testId, int workers, int targets, int seconds, int hitsPerInterval, long seed) {

    SimulatedFleet {
        if (workers < 1 || targets < 1 || seconds < 1 || hitsPerInterval < 1) {
            throw new IllegalArgumentException("there must be workers, targets, seconds and hits");
        }
    }

    long intervals() {
        return (long) workers * targets * seconds;
    }

    /** Intervals, and from each worker an account of every second and a manifest. */
    long messages() {
        return intervals() + (long) workers * (seconds + 1);
    }

    String workerId(int worker) {
        return "worker-" + worker;
    }
}
