package io.loadtester.master.live;

import io.loadtester.common.result.Completions;
import io.loadtester.common.result.SparseHistogram;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One second of a test, or several in a row. All counts except completions are of the hits that were due in it, however
 * late they ended; waiting, in flight and connections are the values at its end.
 *
 * @param target hits that the pacer makes due in it; null if the test is unpaced, or if only some targets or workers
 *     are covered
 * @param completions hits that ended in it, whenever they were due: what the target got done
 * @param responseTime of the hits that succeeded, like service and first byte time; {@code failedResponseTime} is of
 *     the others
 * @param workers how many workers have reported it
 * @param partial whether any worker has not reported it yet
 * @param seconds how many seconds it covers, more than 1 in a coarser series
 * @param validity the worst of any worker's second in it: valid, degraded or invalid
 * @param causes why it is not valid, and other findings, as words of {@link io.loadtester.common.result.Cause}
 */
record Point(
        int second,
        @Nullable Double target,
        long scheduled,
        long sent,
        long answered,
        long unanswered,
        long abandoned,
        long skipped,
        long succeeded,
        long failed,
        Completions completions,
        long waiting,
        long inFlight,
        long connections,
        int workers,
        boolean partial,
        Quantiles responseTime,
        Quantiles failedResponseTime,
        Quantiles serviceTime,
        Quantiles firstByteTime,
        Quantiles startDelay,
        Map<String, Long> statusCodes,
        Map<String, Long> failures,
        long bytesIn,
        long bytesOut,
        int seconds,
        String validity,
        List<String> causes) {

    /** Nanoseconds; all 0 when there was no hit. */
    record Quantiles(long p50, long p90, long p99, long p999, long max) {

        static final Quantiles NONE = new Quantiles(0, 0, 0, 0, 0);

        static Quantiles of(SparseHistogram histogram) {
            return new Quantiles(
                    histogram.valueAtPercentile(50),
                    histogram.valueAtPercentile(90),
                    histogram.valueAtPercentile(99),
                    histogram.valueAtPercentile(99.9),
                    histogram.max());
        }
    }
}
