package io.loadtester.common.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.Ledger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTallyTest {

    private static final RateSpan TEN_SECONDS = new RateSpan(10, 12.5, 100.0);

    /** 996 of 1,000 hits done, one of them with a 503 and 100 of them slow; 4 timeouts. */
    private static final List<Interval> RESULTS =
            List.of(interval(0, "fast", 899, 0, 1, 10), interval(9, "slow", 96, 4, 0, 500));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p90(response) < 11ms | true | was 10.",
                "p90.1(response) < 11ms | false | was 500.",
                "max(response) < 1s | true | was 500.",
                "mean(response) < 100ms | true | was 59.",
                "p99(startDelay) < 2ms | true | was 1",
                "max(service) < 9ms for target \"fast\" | true | was 8.",
                "failures < 0.4% | false | was 4 of 1,000 hits (0.4%)",
                "failures <= 0.4% | true | was 4 of 1,000 hits (0.4%)",
                "failures(timeout) < 5 | true | was 4 of 1,000 hits (0.4%)",
                "failures(dns) <= 0 | true | was 0 of 1,000 hits (0%)",
                "success >= 99.5% | true | was 995 of 1,000 hits (99.5%)",
                "success > 99.5% | false | was 995 of 1,000 hits (99.5%)",
                "status(5xx) < 0.1% | false | was 1 of 1,000 hits (0.1%)",
                "status(503) <= 1 | true | was 1 of 1,000 hits",
                "status(404) < 1 | true | was 0 of 1,000 hits",
                "failures < 1% for target \"slow\" | false | was 4 of 100 hits (4%)",
                "failures < 1% to 9s | true | was 0 of 900 hits (0%)",
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
        assertThat(outcome.expression()).isEqualTo(Threshold.parse(text).expression());
        assertThat(outcome.aborted()).isFalse();
    }

    @Test
    void aShareThatIsExactlyTheLimitIsNotMissedByRounding() {
        for (int done = 1; done < 1_000; done++) {
            ThresholdTally tally =
                    new ThresholdTally(Threshold.parse("success >= " + done / 10 + "." + done % 10 + "%"));
            tally.add(interval(0, "a", done, 1_000 - done, 0, 1));
            assertThat(tally.outcome(TEN_SECONDS).passed()).isTrue();
        }
    }

    @Test
    void hitsSentAsFastAsPossibleHaveNoTarget() {
        ThresholdOutcome outcome = outcome("rate > 1% of target", new RateSpan(10, 10, null));

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.text()).isEqualTo("was 100.00/s; no rate was planned");
    }

    @Test
    void whatATestWasStoppedForHasFailed() {
        ThresholdOutcome outcome = outcome("failures < 1%", TEN_SECONDS).asAborted();

        assertThat(outcome.line()).isEqualTo("failed: failures < 1%, was 4 of 1,000 hits (0.4%); the test was stopped");
        assertThat(outcome.actual()).isEqualTo(0.4);
    }

    private static ThresholdOutcome outcome(String text, RateSpan span) {
        ThresholdTally tally = new ThresholdTally(Threshold.parse(text));
        RESULTS.forEach(tally::add);
        return tally.outcome(span);
    }

    private static Interval interval(int second, String target, int ok, int timeouts, int unavailable, long millis) {
        Latencies latencies = Latencies.create();
        int hits = ok + timeouts + unavailable;
        latencies.responseTime().recordValueWithCount(millis * 1_000_000, hits);
        latencies.serviceTime().recordValueWithCount(Math.max(1, millis - 2) * 1_000_000, hits);
        latencies.startDelay().recordValueWithCount(1_000_000, hits);
        return new Interval(
                UUID.randomUUID(),
                "w",
                1,
                0,
                second,
                target,
                new Ledger(hits, hits, 0, ok + unavailable, timeouts),
                latencies,
                unavailable == 0 ? Map.of(200, (long) ok) : Map.of(200, (long) ok, 503, (long) unavailable),
                timeouts == 0 ? Map.of() : Map.of(FailureKind.TIMEOUT, (long) timeouts),
                0,
                0,
                List.of());
    }
}
