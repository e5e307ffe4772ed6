package io.loadtester.reporting.form;

import io.loadtester.common.result.GoDuration;
import java.util.ArrayList;
import java.util.List;

/**
 * One axis of a chart: maps values to positions between 0 and 1, and labels some of them.
 *
 * @param min the value at position 0, in the axis's own scale
 * @param max the value at position 1, above {@code min}
 */
record ChartAxis(double min, double max, List<Tick> ticks) {

    private static final int MAX_TICKS = 8;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** @param at in the axis's scale */
    record Tick(double at, String label) {}

    ChartAxis {
        ticks = List.copyOf(ticks);
    }

    double place(double value) {
        return Math.min(1, Math.max(0, (value - min) / (max - min)));
    }

    /** For nanoseconds, logarithmic, from the power of ten below the lowest to the one above the highest. */
    static ChartAxis latency(long lowestNanos, long highestNanos) {
        int low = (int) Math.floor(Math.log10(Math.max(1, lowestNanos)));
        int high = Math.max(low + 1, (int) Math.ceil(Math.log10(Math.max(1, highestNanos))));
        List<Tick> ticks = new ArrayList<>();
        for (int power = low; power <= high; power++) {
            long nanos = (long) Math.pow(10, power);
            ticks.add(new Tick(power, GoDuration.format(nanos)));
            if (high - low <= 2 && power < high) {
                ticks.add(new Tick(Math.log10(3.0 * nanos), GoDuration.format(3 * nanos)));
            }
        }
        return new ChartAxis(low, high, ticks);
    }

    /**
     * For percentiles: each further nine is as wide as the one before, up to the precision that this many hits give.
     */
    static ChartAxis percentiles(long hits) {
        double nines = Math.max(1, Math.log10(Math.max(1, hits)));
        List<Tick> ticks = new ArrayList<>(List.of(new Tick(0, "0%"), new Tick(nines(50), "50%")));
        for (int nine = 1; nine <= nines; nine++) {
            String digits = "9".repeat(nine);
            ticks.add(new Tick(
                    nine,
                    nine <= 2
                            ? (nine == 1 ? "90%" : "99%")
                            : digits.substring(0, 2) + "." + digits.substring(2) + "%"));
        }
        return new ChartAxis(0, nines, ticks);
    }

    /** The number of nines of a percentile; infinite at 100. */
    static double nines(double percentile) {
        return -Math.log10(1 - percentile / 100);
    }

    /** For seconds, in round steps. */
    static ChartAxis seconds(int from, int to) {
        long[] steps = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400};
        long step = steps[steps.length - 1];
        for (int i = steps.length - 1; i >= 0 && (to - from) / steps[i] <= MAX_TICKS; i--) {
            step = steps[i];
        }
        while ((to - from) / step > MAX_TICKS) {
            step *= 2;
        }
        List<Tick> ticks = new ArrayList<>();
        for (long second = (from + step - 1) / step * step; second <= to; second += step) {
            ticks.add(new Tick(second, GoDuration.format(second * NANOS_PER_SECOND)));
        }
        return new ChartAxis(from, to, ticks);
    }
}
