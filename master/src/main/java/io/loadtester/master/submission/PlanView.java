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
 * What a test that was not submitted would do.
 *
 * @param plannedHits null when their number is open
 * @param random hits come at random: plannedHits is what is to be expected
 * @param rate of all workers together; null for as fast as possible
 * @param workerRate of the worker with the least and of the one with the most; null for as fast as possible
 * @param workerShares what each worker has of the rate, in parts of the whole
 * @param curve the rate of all workers together until no more hits are due, to be drawn as straight lines from point to
 *     point; empty for as fast as possible
 */
record PlanView(
        long durationNanos,
        @Nullable Long plannedHits,
        boolean random,
        @Nullable RateRange rate,
        @Nullable RateRange workerRate,
        List<Double> workerShares,
        List<RatePoint> curve) {

    /** Hits per second, from the lowest to the highest that is planned. */
    record RateRange(double lowest, double highest) {}

    /** A moment of a test, and the hits per second that are planned then. */
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
