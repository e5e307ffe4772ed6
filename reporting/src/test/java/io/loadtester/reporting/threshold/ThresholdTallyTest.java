package io.loadtester.reporting.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Completions;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.threshold.ThresholdOutcome;
import io.loadtester.spec.threshold.ThresholdParser;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTallyTest {

    private static final RateWindow TEN_SECONDS = new RateWindow(10, 12.5, 100.0);

    /** 995 of 1,000 hits succeeded, 96 of them slowly; one got a 503 immediately, and 4 timed out. */
    private static final List<Interval> RESULTS =
            List.of(interval(0, "fast", 899, 0, 1, 10), interval(9, "slow", 96, 4, 0, 500));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p89.9(response) < 11ms | true | was 10.",
                "p90(response) < 11ms | false | was 500.",
                "max(response, succeeded) < 1s | true | was 500.",
                "mean(response, succeeded) < 100ms | true | was 57.",
                "mean(response) < 100ms | false | 0.5% of 1,000 hits failed, so at most 99.5% succeeded in time",
                "max(response) < 1s | false | 0.5% of 1,000 hits failed, so at most 99.5% succeeded in time",
                "p99.5(response) < 501ms | true | was 500.",
                "p99.6(response) < 1h | false | 0.5% of 1,000 hits failed, so at most 99.5% succeeded in time",
                "p99.6(response) > 1h | true | 0.5% of 1,000 hits failed",
                "max(response, failed) < 600ms | true | was 500.",
                "p20(response, failed) < 11ms | true | was 10.",
                "max(response, all) < 600ms | true | was 500.",
                "p99(firstByte) < 600ms | true | was 49",
                "p99.6(service) < 1h | false | 0.5% of 1,000 hits failed",
                "p99(startDelay) < 2ms | true | was 1",
                "max(service, succeeded) < 9ms for target \"fast\" | true | was 8.",
                "failures < 0.5% | false | was 5 of 1,000 hits (0.5%)",
                "failures <= 0.5% | true | was 5 of 1,000 hits (0.5%)",
                "failures(status) <= 1 | true | was 1 of 1,000 hits (0.1%)",
                "failures(timeout) < 5 | true | was 4 of 1,000 hits (0.4%)",
                "failures(dns) <= 0 | true | was 0 of 1,000 hits (0%)",
                "success >= 99.5% | true | was 995 of 1,000 hits (99.5%)",
                "success > 99.5% | false | was 995 of 1,000 hits (99.5%)",
                "status(5xx) < 0.1% | false | was 1 of 1,000 hits (0.1%)",
                "status(503) <= 1 | true | was 1 of 1,000 hits",
                "status(404) < 1 | true | was 0 of 1,000 hits",
                "failures < 1% for target \"slow\" | false | was 4 of 100 hits (4%)",
                "failures < 1% to 9s | true | was 1 of 900 hits (0.111111%)",
                "failures < 1% from 9s | false | was 4 of 100 hits (4%)",
                "rate >= 100/s | true | was 100.00/s",
                "rate > 99% of target | true | was 100.00/s, 100% of 100.00/s",
                "throughput > 80/s | false | was 79.60/s",
                "failures < 1% for target \"other\" | false | there were no hits",
                "p99(response) < 1h from 20s | false | there were no hits",
                "rate < 1/s from 20s | false | there were no hits"
            })
    void judges(String text, boolean passed, String actual) {
        ThresholdOutcome outcome = outcome(text, TEN_SECONDS);

        assertThat(outcome.text()).startsWith(actual);
        assertThat(outcome.passed()).as(outcome.line()).isEqualTo(passed);
        assertThat(outcome.expression()).isEqualTo(ThresholdParser.parse(text).expression());
        assertThat(outcome.aborted()).isFalse();
    }

    @Test
    void aShareThatIsExactlyTheLimitIsNotMissedByRounding() {
        for (int done = 1; done < 1_000; done++) {
            ThresholdTally tally =
                    new ThresholdTally(ThresholdParser.parse("success >= " + done / 10 + "." + done % 10 + "%"));
            tally.add(interval(0, "a", done, 1_000 - done, 0, 1));
            assertThat(tally.outcome(TEN_SECONDS).passed()).isTrue();
        }
    }

    @Test
    void hitsSentAsFastAsPossibleHaveNoTarget() {
        ThresholdOutcome outcome = outcome("rate > 1% of target", new RateWindow(10, 10, null));

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.text()).isEqualTo("was 100.00/s; no rate was planned");
    }

    @Test
    void whatATestWasStoppedForHasFailed() {
        ThresholdOutcome outcome = outcome("failures < 1%", TEN_SECONDS).asAborted();

        assertThat(outcome.line()).isEqualTo("failed: failures < 1%, was 5 of 1,000 hits (0.5%); the test was stopped");
        assertThat(outcome.actual()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p99(response) < 1h",
                "p1(response) < 1h",
                "p50(response) > 1ms",
                "mean(service) < 1h",
                "p99(firstByte) < 1h"
            })
    void noTimeOfATestInWhichNothingSucceededIsAsItShouldBe(String text) {
        ThresholdTally tally = new ThresholdTally(ThresholdParser.parse(text));

        tally.add(interval(0, "dead", 0, 0, 40, 1));

        assertThat(tally.outcome(TEN_SECONDS).line())
                .isEqualTo("failed: " + ThresholdParser.parse(text).expression() + ", none of 40 hits succeeded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "success > 99% | 1 | 0 | was 1 of 1 hit (100%)",
                "failures < 1% | 0 | 1 | was 1 of 1 hit (100%)",
                "p99(response) < 1s | 0 | 1 | none of 1 hit succeeded",
                "p99(response) < 1s | 1 | 1 | 50% of 2 hits failed, so at most 50% succeeded in time",
            })
    void speaksOfASingleHitAsOfOne(String threshold, int succeeded, int failed, String text) {
        ThresholdTally tally = new ThresholdTally(ThresholdParser.parse(threshold));

        tally.add(interval(0, "small", succeeded, 0, failed, 5));

        assertThat(tally.outcome(TEN_SECONDS).text()).isEqualTo(text);
    }

    @Test
    void aHitThatFailedFastCountsAsSlowerThanAnyAnswer() {
        ThresholdTally tally = new ThresholdTally(ThresholdParser.parse("p99(response) < 250ms"));

        tally.add(interval(0, "shedding", 982, 0, 18, 5));

        assertThat(tally.outcome(TEN_SECONDS).line())
                .isEqualTo(
                        "failed: p99(response) < 250ms, 1.8% of 1,000 hits failed, so at most 98.2% succeeded in time");
    }

    private static ThresholdOutcome outcome(String text, RateWindow window) {
        ThresholdTally tally = new ThresholdTally(ThresholdParser.parse(text));
        RESULTS.forEach(tally::add);
        return tally.outcome(window);
    }

    /** Hits that succeeded, timed out, and were answered 503. */
    private static Interval interval(int second, String target, int ok, int timeouts, int unavailable, long millis) {
        Latencies latencies = Latencies.create();
        int failed = timeouts + unavailable;
        int hits = ok + failed;
        long nanos = millis * 1_000_000;
        long afterSent = Math.max(1, millis - 2) * 1_000_000;
        latencies.histogram(LatencyKind.RESPONSE).recordValueWithCount(nanos, ok);
        latencies.histogram(LatencyKind.FAILED_RESPONSE).recordValueWithCount(nanos, failed);
        latencies.histogram(LatencyKind.SERVICE).recordValueWithCount(afterSent, ok);
        latencies.histogram(LatencyKind.FIRST_BYTE).recordValueWithCount(afterSent, ok);
        latencies.histogram(LatencyKind.START_DELAY).recordValueWithCount(1_000_000, hits);
        Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
        failures.put(FailureKind.TIMEOUT, (long) timeouts);
        failures.put(FailureKind.STATUS, (long) unavailable);
        HitCounts counts = new HitCounts(
                new Ledger(hits, hits, 0, ok + unavailable, timeouts),
                ok,
                new Completions(ok, failed),
                Map.of(200, (long) ok, 503, (long) unavailable),
                failures,
                0,
                0,
                0);
        return new Interval(UUID.randomUUID(), "w", 1, 0, second, target, counts, latencies, List.of());
    }
}
