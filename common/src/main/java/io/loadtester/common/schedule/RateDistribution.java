package io.loadtester.common.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** How a test's rate is split between its workers. */
public enum RateDistribution {
    /** Equal shares, evenly interleaved: together exactly the schedule of one worker. */
    SHARED,
    /** The full rate for every worker, evenly interleaved. */
    SAME,
    /** In proportion to weights given by the user. */
    WEIGHTED,
    /** Rising linearly over the workers from half to one and a half times the mean. */
    RAMPED,
    /** 70 % for the first half of the workers, 30 % for the rest. */
    BURST;

    /** The word for this distribution in JSON, flags and on screens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The shares of {@code workers} workers, in order. If the pacer counts {@code hits} hits over the test, the shares'
     * hits add up to exactly {@code hits} times the sum of the weights, rounded up. No two shares are equal.
     *
     * @param workers number of workers, 1 or more
     * @param rateWeights one weight above 0 for each worker, for {@link #WEIGHTED}; ignored by the others
     * @param hits what the pacer counts from when the shares take effect to the end of the test; infinite if there is
     *     no such number
     */
    public List<Share> shares(int workers, List<Double> rateWeights, double hits) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be 1 or more: " + workers);
        }
        List<Share> shares = new ArrayList<>(workers);
        if (this == SAME || this == SHARED) {
            double weight = this == SAME ? 1.0 : 1.0 / workers;
            for (int i = 0; i < workers; i++) {
                shares.add(new Share(weight, (double) i / workers));
            }
            return List.copyOf(shares);
        }
        double[] weights = normalised(weights(workers, rateWeights));
        if (!Double.isFinite(hits)) {
            for (int i = 0; i < workers; i++) {
                shares.add(new Share(weights[i], (double) i / workers));
            }
            return List.copyOf(shares);
        }
        double weightBefore = 0;
        long hitsBefore = 0;
        for (int i = 0; i < workers; i++) {
            weightBefore += weights[i];
            // Rounded up like any count of hits, but tolerating the rounding noise in a sum of weights.
            long hitsAfter =
                    i == workers - 1 ? Share.WHOLE.hitsBefore(hits) : (long) Math.ceil(weightBefore * hits - 1e-3);
            double excess = weights[i] * hits - (hitsAfter - hitsBefore);
            shares.add(new Share(weights[i], phase((double) i / workers, excess, hits)));
            hitsBefore = hitsAfter;
        }
        return List.copyOf(shares);
    }

    /**
     * The shares of a schedule from a cut-over on. {@link #SHARED} ones go on with the whole schedule's next hit, so that
     * together they are that schedule however often it is divided anew.
     */
    public List<Share> sharesFrom(long cutOverNanos, int workers, List<Double> rateWeights, Extent extent) {
        List<Share> shares = shares(workers, rateWeights, extent.hitsFrom(cutOverNanos));
        double counted = extent.pacer().hitsBy(cutOverNanos);
        if (this != SHARED || !Double.isFinite(counted)) {
            return shares;
        }
        double untilNext = Math.max(0, Share.WHOLE.hitsBefore(counted) - counted);
        return shares.stream()
                .map(share -> new Share(
                        share.weight(), Math.min(share.phase() + untilNext * share.weight(), Math.nextDown(1.0))))
                .toList();
    }

    /**
     * The wanted phase if it gives the share the intended number of hits. Otherwise the wanted phase scaled into the
     * range that does, so that phases that miss it do not all end up at its border.
     */
    private static double phase(double wanted, double lowest, double hits) {
        double belowOne = 1 - 1e-12;
        double low = Math.min(Math.max(0, lowest), belowOne);
        double high = Math.min(1, lowest + 1);
        double margin = Math.max(0, Math.min(1e-6 + 2 * Share.noise(hits), (high - low) / 4));
        double least = wanted == 0 && low == 0 ? 0 : low + margin;
        double most = Math.max(least, high - margin);
        boolean fits = wanted >= least && wanted <= most;
        return Math.min(fits ? wanted : least + wanted * (most - least), belowOne);
    }

    private double[] weights(int workers, List<Double> rateWeights) {
        double[] weights = new double[workers];
        int strong = Math.max(1, workers / 2);
        for (int i = 0; i < workers; i++) {
            weights[i] = workers == 1
                    ? 1
                    : switch (this) {
                        case WEIGHTED -> rateWeights.get(i);
                        case RAMPED -> 0.5 + (double) i / (workers - 1);
                        case BURST -> i < strong ? 0.7 / strong : 0.3 / (workers - strong);
                        case SHARED, SAME -> 1;
                    };
        }
        return weights;
    }

    private static double[] normalised(double[] weights) {
        double sum = DoubleStream.of(weights).sum();
        return DoubleStream.of(weights).map(weight -> weight / sum).toArray();
    }
}
