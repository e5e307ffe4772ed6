package io.loadtester.master.submission;

import io.loadtester.common.schedule.PoissonPacer;
import io.loadtester.common.schedule.RateCurve;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.LoadTest;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a test would do if it were submitted.
 *
 * @param plannedHits null if the number is not known in advance
 * @param random whether arrivals are random, so that {@code plannedHits} is an expected value
 * @param rate of all workers together; null if unpaced
 * @param workerRate from the lowest rate of any worker to the highest; null if unpaced
 * @param workerShares each worker's fraction of the rate; they add up to 1
 * @param curve the rate of all workers together until no more hits are due, as points to connect with straight lines;
 *     empty if unpaced
 */
record PlanView(
        long durationNanos,
        @Nullable Long plannedHits,
        boolean random,
        @Nullable RateRange rate,
        @Nullable RateRange workerRate,
        List<Double> workerShares,
        List<RatePoint> curve) {

    /** The lowest and the highest planned rate, in hits per second. */
    record RateRange(double lowest, double highest) {}

    /** A second of the test, and the hits per second planned at that moment. */
    record RatePoint(double second, double ratePerSecond) {

        static RatePoint of(RateCurve.Point point) {
            return new RatePoint(point.nanos() / NANOS_PER_SECOND, point.ratePerSecond());
        }
    }

    private static final double NANOS_PER_SECOND = 1e9;

    static PlanView of(LoadTest test) {
        OptionalLong hits = test.plannedLoad().hits();
        List<RateCurve.Point> curve = test.plannedLoad().curve();
        List<Double> shares = shares(test);
        DoubleSummaryStatistics parts =
                shares.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        DoubleSummaryStatistics rates =
                curve.stream().mapToDouble(RateCurve.Point::ratePerSecond).summaryStatistics();
        return new PlanView(
                test.spec().duration().toNanos(),
                hits.isPresent() ? Long.valueOf(hits.getAsLong()) : null,
                test.spec().pacer() instanceof PoissonPacer,
                curve.isEmpty() ? null : new RateRange(rates.getMin(), rates.getMax()),
                curve.isEmpty()
                        ? null
                        : new RateRange(rates.getMin() * parts.getMin(), rates.getMax() * parts.getMax()),
                shares,
                curve.stream().map(RatePoint::of).toList());
    }

    private static List<Double> shares(LoadTest test) {
        List<Share> shares = test.distribution()
                .shares(
                        test.workerCount(),
                        test.rateWeights(),
                        test.spec().extent().hitsFrom(0));
        double sum = shares.stream().mapToDouble(Share::weight).sum();
        return shares.stream().map(share -> share.weight() / sum).toList();
    }
}
