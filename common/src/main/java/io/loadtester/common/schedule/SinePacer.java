package io.loadtester.common.schedule;

import java.time.Duration;

/**
 * A rate that oscillates around a mean: mean + amplitude · sin(offset + 2π · t / period).
 *
 * @param meanRatePerSecond hits per second, above 0
 * @param amplitudePerSecond from 0 to below the mean; with the mean at most 1e9
 * @param period of one oscillation, above 0
 * @param offsetRadians the phase at which the test begins; 0 begins at the mean, rising
 */
public record SinePacer(double meanRatePerSecond, double amplitudePerSecond, Duration period, double offsetRadians)
        implements Pacer {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int MAX_ROUNDS = 200;
    private static final Duration MAX_PERIOD = Duration.ofDays(36_500);

    public SinePacer {
        if (!(meanRatePerSecond > 0 && meanRatePerSecond <= MAX_RATE_PER_SECOND)) {
            throw new IllegalArgumentException(
                    "mean rate must be above 0 and at most 1e9 per second: " + meanRatePerSecond);
        }
        if (!(amplitudePerSecond >= 0 && amplitudePerSecond < meanRatePerSecond)) {
            throw new IllegalArgumentException(
                    "amplitude must be from 0 to below the mean rate: " + amplitudePerSecond);
        }
        if (meanRatePerSecond + amplitudePerSecond > MAX_RATE_PER_SECOND) {
            throw new IllegalArgumentException("mean rate and amplitude must be at most 1e9 per second together: "
                    + (meanRatePerSecond + amplitudePerSecond));
        }
        if (period.isZero() || period.isNegative() || period.compareTo(MAX_PERIOD) > 0) {
            throw new IllegalArgumentException("period must be above 0 and at most 100 years: " + period);
        }
        if (!Double.isFinite(offsetRadians)) {
            throw new IllegalArgumentException("offset must be a number: " + offsetRadians);
        }
    }

    @Override
    public double hitsBy(double elapsedNanos) {
        double periodNanos = period.toNanos();
        // Whole periods cancel out; without them the argument stays small and precise.
        double half = Math.PI * (elapsedNanos % periodNanos) / periodNanos;
        double swing = mostAhead() * Math.sin(offsetRadians + half) * Math.sin(half);
        return elapsedNanos * meanRatePerSecond / NANOS_PER_SECOND + swing;
    }

    /** Newton's method within bounds that close in on the answer; works because the rate is always above 0. */
    @Override
    public double nanosAt(double hits) {
        double low = Math.max(0, (hits - mostAhead()) / meanRatePerSecond * NANOS_PER_SECOND);
        double high = Math.max(0, (hits + mostAhead()) / meanRatePerSecond * NANOS_PER_SECOND);
        double nanos = hits / meanRatePerSecond * NANOS_PER_SECOND;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            double over = hitsBy(nanos) - hits;
            if (over > 0) {
                high = nanos;
            } else {
                low = nanos;
            }
            double step = over / ratePerSecond(nanos) * NANOS_PER_SECOND;
            if (Math.abs(step) < 0.01 + Math.ulp(nanos)) {
                return nanos - step;
            }
            double next = nanos - step;
            nanos = next > low && next < high ? next : low + (high - low) / 2;
        }
        return nanos;
    }

    @Override
    public double ratePerSecond(double elapsedNanos) {
        double periodNanos = period.toNanos();
        double angle = offsetRadians + 2 * Math.PI * (elapsedNanos % periodNanos) / periodNanos;
        return meanRatePerSecond + amplitudePerSecond * Math.sin(angle);
    }

    /** The most hits by which the oscillation gets ahead of the mean, or behind it. */
    private double mostAhead() {
        return amplitudePerSecond * period.toNanos() / NANOS_PER_SECOND / Math.PI;
    }
}
