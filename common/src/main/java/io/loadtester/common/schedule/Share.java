package io.loadtester.common.schedule;

/**
 * A worker's part of an arrival schedule: its n-th hit is due when the whole schedule reaches {@code (n + phase) /
 * weight} hits.
 *
 * @param weight the fraction of the rate, above 0; 1 is the full rate of the test
 * @param phase offset of this share's hits between two hits of the whole, 0 (inclusive) to 1 (exclusive)
 */
public record Share(double weight, double phase) {

    public static final Share WHOLE = new Share(1, 0);

    public Share {
        if (!(weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("weight must be above 0: " + weight);
        }
        if (!(phase >= 0 && phase < 1)) {
            throw new IllegalArgumentException("phase must be from 0 to below 1: " + phase);
        }
    }

    /** How many hits of this share are due before the whole schedule has counted {@code hits} hits. */
    public long hitsBefore(double hits) {
        return hitsBefore(hits, hits);
    }

    /**
     * How many hits are due before the whole schedule has counted {@code hits} hits since a cut-over.
     *
     * @param counted the whole schedule's count since its start, from which {@code hits} was computed; its size limits
     *     the precision of {@code hits}
     */
    long hitsBefore(double hits, double counted) {
        double exact = weight * hits - phase;
        // A hit due exactly at the end is excluded; rounding noise must not include it.
        return Math.max(0, (long) Math.ceil(exact - noise(weight * counted + phase)));
    }

    /**
     * The possible floating-point error of a count of hits. Relative rather than constant, so that the count grows by
     * this much in less than a nanosecond at any rate.
     */
    static double noise(double hits) {
        return Math.abs(hits) * 16 * Math.ulp(1.0);
    }
}
