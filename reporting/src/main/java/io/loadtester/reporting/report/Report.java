package io.loadtester.reporting.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.loadtester.common.result.Verdict;
import io.loadtester.common.test.TestState;
import io.loadtester.common.threshold.ThresholdOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Merged intervals of a test, in the layout of Vegeta's metrics with additions. Durations are nanoseconds.
 *
 * @param outcome of the whole test; null while it runs
 * @param complete whether every manifest of the whole test has arrived and every count agrees, whatever is selected
 * @param missing what is missing, in words
 * @param planned hits of the test if it runs to its end; null if unknown, or if only a part is selected
 * @param latencies response times of every hit that ended, as in Vegeta; {@code responseTime} of those that succeeded,
 *     {@code failedResponseTime} of those that failed
 * @param serviceTime of the hits that succeeded, like {@code firstByteTime}
 * @param earliest when the first hit was sent; null if none was
 * @param duration from the first hit sent to the last
 * @param waitNanos from the last hit sent to the last end
 * @param requests hits scheduled
 * @param succeeded hits that succeeded; {@code failed} are all others that ended
 * @param resent hits sent a second time because the server reported that it had not processed them
 * @param success share of the scheduled hits that succeeded
 * @param statusCodes hits by status code received, succeeded or failed
 * @param errors the distinct texts of failures
 * @param selection the part of the test that the report covers
 * @param thresholds outcomes of the whole test's thresholds
 */
@JsonPropertyOrder({
    "testId",
    "name",
    "state",
    "outcome",
    "selection",
    "complete",
    "missing",
    "verdict",
    "thresholds",
    "planned",
    "ledger",
    "latencies",
    "response_time",
    "failed_response_time",
    "service_time",
    "first_byte_time",
    "start_delay",
    "bytes_in",
    "bytes_out",
    "earliest",
    "latest",
    "end",
    "duration",
    "wait",
    "requests",
    "rate",
    "throughput",
    "succeeded",
    "failed",
    "resent",
    "success",
    "status_codes",
    "errors",
    "failures",
    "failure_samples",
    "targets",
    "workers",
    "percentile_curve"
})
public record Report(
        UUID testId,
        String name,
        TestState state,
        @Nullable OutcomeView outcome,
        boolean complete,
        List<String> missing,
        VerdictView verdict,
        @Nullable Long planned,
        LedgerView ledger,
        Percentiles latencies,
        @JsonProperty("response_time") Percentiles responseTime,
        @JsonProperty("failed_response_time") Percentiles failedResponseTime,
        @JsonProperty("service_time") Percentiles serviceTime,
        @JsonProperty("first_byte_time") Percentiles firstByteTime,
        @JsonProperty("start_delay") Percentiles startDelay,
        @JsonProperty("bytes_in") Bytes bytesIn,
        @JsonProperty("bytes_out") Bytes bytesOut,
        @Nullable Instant earliest,
        @Nullable Instant latest,
        @Nullable Instant end,
        long duration,
        @JsonProperty("wait") long waitNanos,
        long requests,
        double rate,
        double throughput,
        long succeeded,
        long failed,
        long resent,
        double success,
        @JsonProperty("status_codes") Map<String, Long> statusCodes,
        List<String> errors,
        Map<String, Long> failures,
        @JsonProperty("failure_samples") List<FailureSample> failureSamples,
        List<TargetReport> targets,
        List<WorkerReport> workers,
        @JsonProperty("percentile_curve") PercentileCurve percentileCurve,
        SelectionView selection,
        List<ThresholdOutcome> thresholds) {

    /**
     * @param reason the reasons in one sentence; empty if there are none
     * @param hits hits judged; {@code invalidHits} and {@code degradedHits} were due in seconds with that status
     * @param seconds worker-seconds judged
     */
    public record VerdictView(
            String status,
            String reason,
            List<String> reasons,
            long hits,
            long invalidHits,
            long degradedHits,
            double invalidShare,
            double degradedShare,
            long seconds,
            long invalidSeconds,
            long degradedSeconds) {

        public static VerdictView of(Verdict verdict) {
            return new VerdictView(
                    verdict.status().word(),
                    verdict.reason(),
                    verdict.reasons(),
                    verdict.hits(),
                    verdict.invalidHits(),
                    verdict.degradedHits(),
                    verdict.invalidShare(),
                    verdict.degradedShare(),
                    verdict.seconds(),
                    verdict.invalidSeconds(),
                    verdict.degradedSeconds());
        }

        /** On one line, such as: degraded: start delay p99 is 12ms. */
        public String line() {
            return Verdict.line(status, reason);
        }
    }

    /**
     * Failures with the same text.
     *
     * @param count how many were kept: workers keep the first few of each second
     * @param firstSecondOfTest the second of the test in which the first of them was due
     */
    public record FailureSample(String kind, String text, long count, long firstSecondOfTest, long lastSecondOfTest) {}

    public record TargetReport(
            String name,
            long requests,
            long succeeded,
            long failed,
            double success,
            @JsonProperty("response_time") Percentiles responseTime,
            @JsonProperty("failed_response_time") Percentiles failedResponseTime,
            @JsonProperty("status_codes") Map<String, Long> statusCodes,
            Map<String, Long> failures) {}

    /**
     * @param reason why its attack did not end by its schedule; empty if it did
     */
    public record WorkerReport(
            String workerId,
            @Nullable Long planned,
            LedgerView ledger,
            @Nullable Long startSkewNanos,
            @Nullable Long clockUncertaintyNanos,
            long lostIntervals,
            long succeeded,
            long failed,
            @JsonProperty("response_time") Percentiles responseTime,
            @JsonProperty("failed_response_time") Percentiles failedResponseTime,
            String reason,
            VerdictView verdict) {}
}
