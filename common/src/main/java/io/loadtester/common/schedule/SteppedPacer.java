package io.loadtester.common.schedule;

import java.time.Duration;
import java.util.List;

/** A sequence of rates, each for its duration. The last one holds until the test ends. */
public final class SteppedPacer implements Pacer {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration MAX_DURATION = Duration.ofDays(36_500);

    /**
     * A rate and how long it holds.
     *
     * @param ratePerSecond hits per second, from 0 (a pause) to 1e9
     * @param duration above 0
     */
    public record Step(double ratePerSecond, Duration duration) {

        public Step {
            if (!(ratePerSecond >= 0 && ratePerSecond <= MAX_RATE_PER_SECOND)) {
                throw new IllegalArgumentException("a step's rate must be from 0 to 1e9 per second: " + ratePerSecond);
            }
            if (duration.isZero() || duration.isNegative() || duration.compareTo(MAX_DURATION) > 0) {
                throw new IllegalArgumentException(
                        "a step's duration must be above 0 and at most 100 years: " + duration);
            }
        }
    }

    private final List<Step> steps;
    private final double[] rates;

    /** Where each step begins: nanoseconds into the test, and H at that instant. */
    private final double[] startNanos;

    private final double[] startHits;

    /** @param steps at least one with a rate above 0 */
    public SteppedPacer(List<Step> steps) {
        if (steps.stream().noneMatch(step -> step.ratePerSecond() > 0)) {
            throw new IllegalArgumentException("at least one step must have a rate above 0");
        }
        this.steps = List.copyOf(steps);
        this.rates = steps.stream().mapToDouble(Step::ratePerSecond).toArray();
        this.startNanos = new double[rates.length];
        this.startHits = new double[rates.length];
        for (int i = 1; i < rates.length; i++) {
            double nanos = steps.get(i - 1).duration().toNanos();
            startNanos[i] = startNanos[i - 1] + nanos;
            startHits[i] = startHits[i - 1] + nanos * rates[i - 1] / NANOS_PER_SECOND;
        }
    }

    public List<Step> steps() {
        return steps;
    }

    @Override
    public double hitsBy(double elapsedNanos) {
        int step = lastNotAbove(startNanos, elapsedNanos);
        return startHits[step] + (elapsedNanos - startNanos[step]) * rates[step] / NANOS_PER_SECOND;
    }

    @Override
    public double nanosAt(double hits) {
        // Of several steps that begin with the same count, all but the last are pauses.
        int step = lastNotAbove(startHits, hits);
        return rates[step] == 0
                ? Double.POSITIVE_INFINITY
                : startNanos[step] + (hits - startHits[step]) * NANOS_PER_SECOND / rates[step];
    }

    @Override
    public double ratePerSecond(double elapsedNanos) {
        return rates[lastNotAbove(startNanos, elapsedNanos)];
    }

    private static int lastNotAbove(double[] starts, double value) {
        int low = 0;
        int high = starts.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SteppedPacer pacer && steps.equals(pacer.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    @Override
    public String toString() {
        return "SteppedPacer" + steps;
    }
}
