package io.loadtester.reporting.report;

import org.jspecify.annotations.Nullable;

/**
 * The figures of a report used to compare tests.
 *
 * @param outcome of the test; null while it runs
 * @param verdict valid, degraded or invalid
 * @param verdictReason empty when valid
 * @param durationNanos from the first hit sent to the last
 * @param requests hits scheduled
 * @param success share of the scheduled hits that succeeded
 * @param p50Nanos like the other percentiles, of the response times of hits that succeeded
 */
public record ReportSummary(
        @Nullable OutcomeView outcome,
        boolean complete,
        String verdict,
        String verdictReason,
        long durationNanos,
        long requests,
        double rate,
        double throughput,
        double success,
        long p50Nanos,
        long p90Nanos,
        long p99Nanos,
        long p999Nanos) {

    public static ReportSummary of(Report report) {
        Percentiles responseTime = report.responseTime();
        return new ReportSummary(
                report.outcome(),
                report.complete(),
                report.verdict().status(),
                report.verdict().reason(),
                report.duration(),
                report.requests(),
                report.rate(),
                report.throughput(),
                report.success(),
                responseTime.p50(),
                responseTime.p90(),
                responseTime.p99(),
                responseTime.p999());
    }
}
