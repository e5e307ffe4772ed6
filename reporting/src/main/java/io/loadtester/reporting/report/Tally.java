package io.loadtester.reporting.report;

import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.SparseHistogram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sum of a target's or a worker's intervals. Mutable, used by one thread. */
final class Tally {

    private final HitCounts.Sum sum = new HitCounts.Sum();

    /** Sparse: there may be a thousand workers. */
    private SparseHistogram responseTime = SparseHistogram.NONE;

    private SparseHistogram failedResponseTime = SparseHistogram.NONE;

    private int seconds;

    void add(Slice slice) {
        if (slice.ledger().scheduled() > 0) {
            seconds = Math.max(seconds, slice.second() + slice.seconds());
        }
        sum.add(slice.counts());
        responseTime = responseTime.plus(slice.latencies().sparse(LatencyKind.RESPONSE));
        failedResponseTime = failedResponseTime.plus(slice.latencies().sparse(LatencyKind.FAILED_RESPONSE));
    }

    /** The end of the last second in which hits were due, in seconds into the test. */
    int seconds() {
        return seconds;
    }

    HitCounts counts() {
        return sum.total();
    }

    Ledger ledger() {
        return counts().ledger();
    }

    /** Share of the scheduled hits that succeeded; 0 if there were none. */
    double success() {
        HitCounts counts = counts();
        long scheduled = counts.ledger().scheduled();
        return scheduled == 0 ? 0 : (double) counts.succeeded() / scheduled;
    }

    /**
     * Response times of the hits that succeeded.
     *
     * @param asked percentiles beyond those in every report
     */
    Percentiles responseTime(List<Percentile> asked) {
        return Percentiles.of(responseTime.toHistogram(), asked);
    }

    /** Response times of the hits that failed. */
    Percentiles failedResponseTime(List<Percentile> asked) {
        return Percentiles.of(failedResponseTime.toHistogram(), asked);
    }

    Map<String, Long> statusCodes() {
        Map<String, Long> byText = new LinkedHashMap<>();
        new TreeMap<>(counts().statusCodes()).forEach((code, hits) -> byText.put(String.valueOf(code), hits));
        return byText;
    }

    Map<String, Long> failures() {
        Map<String, Long> byWord = new LinkedHashMap<>();
        new TreeMap<>(counts().failures()).forEach((kind, hits) -> byWord.put(kind.word(), hits));
        return byWord;
    }
}
