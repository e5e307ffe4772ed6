package io.loadtester.reporting.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Completions;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.spec.threshold.ThresholdParser;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProspectTest {

    private static final RateWindow WINDOW = new RateWindow(1, 1, null);
    private static final long LIMIT_NANOS = 10_000_000;

    /** Lost means that the test fails even if all remaining hits are perfect; not lost means that it would then pass. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p99(response) < 10ms",
                "p90(response) <= 10ms",
                "p99.9(response) < 10ms",
                "max(response) < 10ms",
                "p99(response, all) < 10ms",
                "failures < 1%",
                "failures <= 1%",
                "failures(timeout) < 3",
                "success >= 99%",
                "success > 150",
                "status(5xx) < 2%",
                "status(200) > 95%"
            })
    void isLostExactlyWhenTheBestThatCanComeIsNotGoodEnough(String text) {
        Random random = new Random(3);
        int lost = 0;
        for (int i = 0; i < 400; i++) {
            int planned = 100 + random.nextInt(200);
            int so = 1 + random.nextInt(planned);
            int bad = random.nextInt(4) * random.nextInt(4) + (i % 4 == 0 ? random.nextInt(so) / 2 : 0);
            ThresholdTally tally = new ThresholdTally(ThresholdParser.parse(text));
            add(tally, Math.max(0, so - bad), Math.min(so, bad), random);

            boolean isLost = Prospect.isLost(tally, planned);

            add(tally, planned - so, 0, random);
            assertThat(tally.outcome(WINDOW).passed()).isEqualTo(!isLost);
            lost += isLost ? 1 : 0;
        }
        assertThat(lost).isBetween(20, 380);
    }

    @Test
    void aMeanIsLostWhenEvenHitsThatTakeNoTimeCannotSaveIt() {
        ThresholdTally tally = new ThresholdTally(ThresholdParser.parse("mean(response) < 10ms"));
        tally.add(interval(10, 0, 0, 30_000_000));

        assertThat(Prospect.isLost(tally, 29)).isTrue();
        assertThat(Prospect.isLost(tally, 31)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "p99(response) < 10ms, true",
        "p99(response) > 10ms, false",
        "failures > 5, true",
        "rate > 10/s, false",
        "throughput < 10/s, false"
    })
    void someCanAlwaysChange(String text, boolean canTell) {
        ThresholdTally tally = new ThresholdTally(ThresholdParser.parse(text));

        assertThat(Prospect.canTell(tally.threshold())).isEqualTo(canTell);
        assertThat(Prospect.isLost(tally, 0)).isFalse();
    }

    private static void add(ThresholdTally tally, int good, int bad, Random random) {
        int timeouts = bad == 0 ? 0 : random.nextInt(bad + 1);
        // Good hits are below the limit, bad ones in its bucket or above.
        tally.add(interval(good, 0, 0, LIMIT_NANOS - 100_000));
        tally.add(interval(0, bad - timeouts, timeouts, LIMIT_NANOS + random.nextInt(2) * 100_000L));
    }

    private static Interval interval(int ok, int unavailable, int timeouts, long nanos) {
        int hits = ok + unavailable + timeouts;
        Latencies latencies = Latencies.create();
        int failed = unavailable + timeouts;
        latencies.histogram(LatencyKind.RESPONSE).recordValueWithCount(nanos, ok);
        latencies.histogram(LatencyKind.SERVICE).recordValueWithCount(nanos, ok);
        latencies.histogram(LatencyKind.FAILED_RESPONSE).recordValueWithCount(nanos, failed);
        latencies.histogram(LatencyKind.START_DELAY).recordValueWithCount(1_000, hits);
        HitCounts counts = new HitCounts(
                new Ledger(hits, hits, 0, ok + unavailable, timeouts),
                ok,
                new Completions(ok, failed),
                Map.of(200, (long) ok, 503, (long) unavailable),
                Map.of(FailureKind.TIMEOUT, (long) timeouts, FailureKind.STATUS, (long) unavailable),
                0,
                0,
                0);
        return new Interval(UUID.randomUUID(), "w", 1, 0, 0, "a", counts, latencies, List.of());
    }
}
