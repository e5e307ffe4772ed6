package io.loadtester.master.reports;

/**
 * The figures of a report that tests are compared by.
 *
 * @param verdict its word: valid, degraded or invalid
 * @param verdictReason empty when valid
 * @param durationNanos from the first hit sent to the last
 * @param requests hits scheduled
 * @param success share of the scheduled hits that were answered with a status from 200 to 399
 * @param p50Nanos of response time, as the other percentiles
 */
public record ReportSummary(
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

    static ReportSummary of(Report report) {
        Percentiles responseTime = report.latencies();
        return new ReportSummary(
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
