package io.loadtester.common.schedule;

/**
 * The same rate from start to end.
 *
 * @param ratePerSecond hits per second, above 0 and at most 1e9
 */
public record ConstantPacer(double ratePerSecond) implements Pacer {

    private static final double NANOS_PER_SECOND = 1e9;

    public ConstantPacer {
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
