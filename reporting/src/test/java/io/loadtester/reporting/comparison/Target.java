package io.loadtester.reporting.comparison;

import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.SparseHistogram;
import java.util.Arrays;
import java.util.Random;

/**
 * A simulated target. Response times are lognormal around a level that drifts from second to second with some memory;
 * occasionally a second stalls, and some of its hits take much longer.
 *
 * @param median of response time
 * @param spread standard deviation of the logarithm of response times within a second
 * @param wander how far the level drifts, as a share
 * @param memory correlation of a second's level with the next one's
 * @param stalls share of seconds that stall
 * @param failures share of hits that fail
 */
record Target(long median, double spread, double wander, double memory, double stalls, double failures) {

    static final Target QUIET = new Target(2_000_000, 0.3, 0.02, 0.3, 0, 0);
    static final Target USUAL = new Target(10_000_000, 0.5, 0.03, 0.5, 0.02, 0.001);
    static final Target RESTLESS = new Target(50_000_000, 0.7, 0.08, 0.7, 0.05, 0.01);
    static final Target FAST = new Target(150_000, 0.25, 0.03, 0.6, 0.1, 0);

    Target slower(double factor) {
        return new Target(Math.round(median * factor), spread, wander, memory, stalls, failures);
    }

    Target failing(double share) {
        return new Target(median, spread, wander, memory, stalls, share);
    }

    /** The measurements of a test of this target. */
    TestSeconds attack(int seconds, int ratePerSecond, Random random) {
        TestSecondsBuilder builder = new TestSecondsBuilder(seconds);
        double stray = random.nextGaussian();
        for (int second = 0; second < seconds; second++) {
            stray = memory * stray + Math.sqrt(1 - memory * memory) * random.nextGaussian();
            double level = median * Math.exp(wander * stray) * (second == 0 ? 1.5 : 1);
            boolean stalled = random.nextDouble() < stalls;
            long[] succeeded = new long[ratePerSecond];
            int count = 0;
            for (int hit = 0; hit < ratePerSecond; hit++) {
                double nanos = level * Math.exp(spread * random.nextGaussian());
                nanos *= stalled && random.nextDouble() < 0.1 ? 1 + 10 * random.nextDouble() : 1;
                if (random.nextDouble() >= failures) {
                    succeeded[count++] = LatencyHistogram.clamp((long) nanos);
                }
            }
            SparseHistogram responseTimes = SparseHistogram.of(Arrays.copyOf(succeeded, count));
            builder.add(second, responseTimes, ratePerSecond, count);
        }
        return builder.build();
    }
}
