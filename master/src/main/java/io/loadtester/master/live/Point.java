package io.loadtester.master.live;

import io.loadtester.common.result.Completions;
import io.loadtester.common.result.SparseHistogram;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One second of a whole test, or some in a row. Counts are of the hits that were due in it, however late they ended, but for
 * the completions; waiting, in flight and connections are as they stood at its end.
 *
 * @param target hits that the pacer makes due in this second; null when it makes as many due as there is room for
 * @param completions hits that ended in this second, whenever they were due: what the target got done
 * @param responseTime of the hits that succeeded, as service and first byte time are; {@code failedResponseTime} of the others
 * @param workers how many workers have reported it
 * @param partial whether some worker has not
 * @param seconds how many seconds it stands for, 1 unless it is a coarser one
 * @param validity the worst that a worker's second in it was: valid, degraded or invalid
 * @param causes why it was not valid, and what else is to be said, in the words of {@link
 *     io.loadtester.common.result.Cause}
 */
record Point(
        int second,
        @Nullable Double target,
        long scheduled,
        long sent,
        long answered,
        long unanswered,
        long abandoned,
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
