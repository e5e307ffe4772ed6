package io.loadtester.common.schedule;

/**
 * A worker's part of an arrival schedule: its n-th hit is due when the whole schedule reaches {@code (n + phase) /
 * weight} hits.
 *
 * @param weight the part of the rate, above 0; 1 is the full rate of the test
 * @param phase where between two hits of the whole this share's hits fall, 0 (inclusive) to 1 (exclusive)
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
     * The same for hits since a cut-over.
     *
     * @param counted what the whole schedule has counted since its start: it is what {@code hits} was computed from, and
     *     its size says how exact that can be
     */
    long hitsBefore(double hits, double counted) {
        double exact = weight * hits - phase;
        // A hit due exactly at the end is not part of it; rounding noise must not bring it in.
        return Math.max(0, (long) Math.ceil(exact - noise(weight * counted + phase)));
    }

    /**
     * By how much a count of hits of this size may be off from being computed in floating point. A part of the count
     * and no constant: the time in which it grows by that much is below a nanosecond at any rate.
     */
    static double noise(double hits) {
        return Math.abs(hits) * 16 * Math.ulp(1.0);
    }
}
