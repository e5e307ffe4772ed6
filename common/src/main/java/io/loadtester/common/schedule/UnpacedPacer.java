package io.loadtester.common.schedule;

/** As fast as possible: a hit is due whenever the worker has room for one. Mathematically, an infinite rate. */
public record UnpacedPacer() implements Pacer {

    @Override
    public double hitsBy(double elapsedNanos) {
        return elapsedNanos > 0 ? Double.POSITIVE_INFINITY : 0;
    }

    @Override
    public double nanosAt(double hits) {
        return 0;
    }

    @Override
    public double ratePerSecond(double elapsedNanos) {
        return Double.POSITIVE_INFINITY;
    }
}
