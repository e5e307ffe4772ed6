package io.loadtester.master.dispatch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * When each usable worker is free, as far as the durations of running tests tell. Immutable.
 */
final class Forecast {

    /** In nanoseconds from now, in ascending order; 0 for a worker that is free, or may be at any moment. */
    private final List<Long> freeIn;

    Forecast(Collection<Long> freeInNanos) {
        freeIn = freeInNanos.stream().sorted().toList();
    }

    /** How many workers there are. */
    int workers() {
        return freeIn.size();
    }

    /** Nanoseconds from now until so many workers are free; there must be as many. */
    long untilFree(int workers) {
        return freeIn.get(workers - 1);
    }

    /** The forecast after giving the workers that are free first a test of this length now. */
    Forecast after(int taken, long runNanos) {
        List<Long> left = new ArrayList<>(freeIn.subList(Math.min(taken, freeIn.size()), freeIn.size()));
        for (int i = 0; i < taken; i++) {
            left.add(runNanos);
        }
        return new Forecast(left);
    }
}
