package io.loadtester.common.schedule;

/**
 * Random arrivals, like those of many independent users: every instant is equally likely, whatever came before. Each
 * share draws its own arrivals at its part of the rate; together they are distributed like arrivals at the whole rate.
 *
 * @param ratePerSecond hits per second on average, above 0 and at most 1e9
 * @param seed the same seed and shares give the same arrivals
 */
public record PoissonPacer(double ratePerSecond, long seed) implements Pacer {

    private static final double NANOS_PER_SECOND = 1e9;

    public PoissonPacer {
        if (!(ratePerSecond > 0 && ratePerSecond <= MAX_RATE_PER_SECOND)) {
            throw new IllegalArgumentException("rate must be above 0 and at most 1e9 per second: " + ratePerSecond);
        }
    }

    @Override
    public double hitsBy(double elapsedNanos) {
        return elapsedNanos * ratePerSecond / NANOS_PER_SECOND;
    }

    @Override
    public double nanosAt(double hits) {
        return hits * NANOS_PER_SECOND / ratePerSecond;
    }

    @Override
    public double ratePerSecond(double elapsedNanos) {
        return ratePerSecond;
    }
}
