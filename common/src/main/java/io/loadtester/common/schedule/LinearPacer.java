package io.loadtester.common.schedule;

/**
 * A rate that rises or falls by the same amount every second. A falling rate stops at 0, after which no more hits are
 * due; a rising one stops at 1e9 per second.
 *
 * @param startRatePerSecond hits per second at the start, from 0 to 1e9; 0 only if the rate rises
 * @param slopePerSecond the change of the rate per second, in hits per second, from -1e9 to 1e9
 */
public record LinearPacer(double startRatePerSecond, double slopePerSecond) implements Pacer {

    private static final double NANOS_PER_SECOND = 1e9;

    public LinearPacer {
        if (!(startRatePerSecond >= 0 && startRatePerSecond <= MAX_RATE_PER_SECOND)) {
            throw new IllegalArgumentException("start rate must be from 0 to 1e9 per second: " + startRatePerSecond);
        }
        if (!(Math.abs(slopePerSecond) <= MAX_RATE_PER_SECOND)) {
            throw new IllegalArgumentException("slope must be from -1e9 to 1e9 per second: " + slopePerSecond);
        }
        if (startRatePerSecond == 0 && !(slopePerSecond > 0)) {
            throw new IllegalArgumentException("a start rate of 0 needs a slope above 0: " + slopePerSecond);
        }
    }

    @Override
    public double hitsBy(double elapsedNanos) {
        double seconds = elapsedNanos / NANOS_PER_SECOND;
        double sloping = Math.min(seconds, slopingSeconds());
        double hits = sloping * (startRatePerSecond + slopePerSecond * sloping / 2);
        return seconds > sloping ? hits + (seconds - sloping) * lastRatePerSecond() : hits;
    }

    @Override
    public double nanosAt(double hits) {
        if (hits <= 0) {
            return 0;
        }
        double sloping = slopingSeconds();
        double slopingHits = slopePerSecond == 0
                ? Double.POSITIVE_INFINITY
                : sloping * (startRatePerSecond + lastRatePerSecond()) / 2;
        if (hits >= slopingHits) {
            return lastRatePerSecond() == 0
                    ? Double.POSITIVE_INFINITY
                    : (sloping + (hits - slopingHits) / lastRatePerSecond()) * NANOS_PER_SECOND;
        }
        // This form of the quadratic formula loses no digits when the slope is small.
        double rate = Math.sqrt(Math.max(0, startRatePerSecond * startRatePerSecond + 2 * slopePerSecond * hits));
        return 2 * hits / (startRatePerSecond + rate) * NANOS_PER_SECOND;
    }

    @Override
    public double ratePerSecond(double elapsedNanos) {
        double rate = startRatePerSecond + slopePerSecond * elapsedNanos / NANOS_PER_SECOND;
        return Math.min(MAX_RATE_PER_SECOND, Math.max(0, rate));
    }

    /** How long the rate changes, until it reaches its limit. */
    private double slopingSeconds() {
        return slopePerSecond == 0
                ? Double.POSITIVE_INFINITY
                : (lastRatePerSecond() - startRatePerSecond) / slopePerSecond;
    }

    private double lastRatePerSecond() {
        return slopePerSecond < 0 ? 0 : MAX_RATE_PER_SECOND;
    }
}
