package io.loadtester.master.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.reporting.comparison.ComparisonVerdict;
import io.loadtester.reporting.comparison.Difference;
import io.loadtester.reporting.comparison.Figure;
import io.loadtester.reporting.comparison.Resamples;
import io.loadtester.reporting.report.OutcomeView;
import io.loadtester.reporting.report.ReportSummary;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tests side by side as the API shows them.
 *
 * @param confidence in percent, that all ranges of a test hold together
 * @param tolerance in percent; smaller differences are ignored
 * @param tests the first is the reference
 * @param comparisons one for each other test, with the reference
 * @param notes how the tests' settings differ, and which results are doubtful
 */
@JsonPropertyOrder({"confidence", "tolerance", "tests", "comparisons", "notes"})
record ComparedTests(
        double confidence, double tolerance, List<TestFigures> tests, List<PairView> comparisons, List<String> notes) {

    /**
     * A test's figures. Requests and rate cover the whole test; the others cover the compared seconds, or the whole
     * test if there are none.
     *
     * @param verdict on the load generator
     * @param failures share of hits that did not succeed
     */
    @JsonPropertyOrder({
        "testId",
        "name",
        "state",
        "outcome",
        "startsAt",
        "verdict",
        "verdictReason",
        "complete",
        "requests",
        "rate",
        "throughput",
        "failures",
        "responseTime"
    })
    record TestFigures(
            UUID testId,
            String name,
            TestState state,
            @Nullable OutcomeView outcome,
            @Nullable Instant startsAt,
            String verdict,
            String verdictReason,
            boolean complete,
            long requests,
            double rate,
            double throughput,
            double failures,
            ResponseTime responseTime) {

        static TestFigures of(Compared compared, Resamples seconds) {
            LoadTest test = compared.test();
            ReportSummary report = compared.report();
            boolean none = seconds.scheduled() == 0;
            return new TestFigures(
                    test.id(),
                    test.name(),
                    test.status().state(),
                    report.outcome(),
                    test.status().startsAt(),
                    report.verdict(),
                    report.verdictReason(),
                    report.complete(),
                    report.requests(),
                    report.rate(),
                    none ? report.throughput() : seconds.value(Figure.THROUGHPUT),
                    none ? 1 - report.success() : seconds.value(Figure.FAILURES),
                    none
                            ? new ResponseTime(
                                    report.p50Nanos(), report.p90Nanos(), report.p99Nanos(), report.p999Nanos())
                            : new ResponseTime(
                                    Math.round(seconds.value(Figure.P50)),
                                    Math.round(seconds.value(Figure.P90)),
                                    Math.round(seconds.value(Figure.P99)),
                                    Math.round(seconds.value(Figure.P99_9))));
        }
    }

    /** Percentiles in nanoseconds. */
    record ResponseTime(
            long p50,
            long p90,
            long p99,
            @JsonProperty("p99.9") long p999) {}

    /** The comparison of one test with the reference. */
    record PairView(UUID testId, String verdict, List<DifferenceView> figures) {

        static PairView of(UUID testId, List<Difference> differences) {
            ComparisonVerdict verdict = ComparisonVerdict.ofAll(
                    differences.stream().map(Difference::verdict).toList());
            return new PairView(
                    testId,
                    verdict.word(),
                    differences.stream().map(DifferenceView::of).toList());
        }
    }

    /**
     * One figure's difference, over the compared seconds.
     *
     * @param unit nanos, share or perSecond, for all but the relative numbers, which are shares of the reference
     * @param low null, like {@code high}, if there is too little data
     * @param relativeDifference null if the reference is 0
     */
    record DifferenceView(
            String figure,
            String unit,
            double reference,
            double value,
            double difference,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double relativeDifference,
            @Nullable Double relativeLow,
            @Nullable Double relativeHigh,
            String verdict) {

        static DifferenceView of(Difference of) {
            return new DifferenceView(
                    of.figure().word(),
                    of.figure().unit().word(),
                    of.reference(),
                    of.value(),
                    of.difference(),
                    orNull(of.low()),
                    orNull(of.high()),
                    orNull(of.relative(of.difference())),
                    orNull(of.relative(of.low())),
                    orNull(of.relative(of.high())),
                    of.verdict().word());
        }

        private static @Nullable Double orNull(double number) {
            return Double.isNaN(number) ? null : number;
        }
    }
}
