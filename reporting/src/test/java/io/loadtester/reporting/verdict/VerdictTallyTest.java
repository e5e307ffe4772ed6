package io.loadtester.reporting.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Verdict;
import io.loadtester.common.result.Verdict.Status;
import io.loadtester.common.result.WorkerSecond;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTallyTest {

    private static final UUID ID = new UUID(0, 1);
    private static final long LAG_DEGRADED = 60_000_000;
    private static final long LAG_INVALID = 300_000_000;

    private final VerdictTally tally = new VerdictTally();

    @Test
    void saysNothingOfQuietSeconds() {
        seconds("a", 0, 3_600, 0);

        assertThat(tally.verdict())
                .isEqualTo(new Verdict(Status.VALID, java.util.List.of(), 36_000, 0, 0, 3_600, 0, 0));
    }

    @Test
    void statesOneSlowSecondInAnHourWithoutCondemningTheTest() {
        seconds("a", 0, 3_599, 0);
        seconds("a", 3_599, 3_600, LAG_DEGRADED);

        Verdict verdict = tally.verdict();

        assertThat(verdict.status()).isEqualTo(Status.VALID);
        assertThat(verdict.reasons())
                .containsExactly(
                        "0.03 % of the hits were due in degraded seconds of the generator (1 of 3,600 worker-seconds)",
                        "event loops up to 60ms late (limit 50ms), in 1 s of a");
    }

    @Test
    void isDegradedByAnyInvalidSecond() {
        seconds("a", 0, 3_599, 0);
        seconds("a", 3_599, 3_600, LAG_INVALID);

        assertThat(tally.verdict().status()).isEqualTo(Status.DEGRADED);
    }

    @Test
    void isDegradedByMoreThanOnePercentOfHitsInDegradedSeconds() {
        seconds("a", 0, 99, 0);
        seconds("a", 99, 100, LAG_DEGRADED);
        assertThat(tally.verdict().status()).isEqualTo(Status.VALID);

        seconds("a", 100, 101, LAG_DEGRADED);

        assertThat(tally.verdict().status()).isEqualTo(Status.DEGRADED);
        assertThat(tally.verdict().degradedHits()).isEqualTo(20);
    }

    @Test
    void isInvalidByMoreThanOnePercentOfHitsInInvalidSeconds() {
        seconds("a", 0, 98, 0);
        seconds("b", 0, 2, LAG_INVALID);

        Verdict verdict = tally.verdict();

        assertThat(verdict.status()).isEqualTo(Status.INVALID);
        assertThat(verdict.invalidHits()).isEqualTo(20);
        assertThat(verdict.invalidShare()).isEqualTo(0.02);
        assertThat(verdict.reason())
                .isEqualTo("2.00 % of the hits were due in invalid seconds of the generator (2 of 100 worker-seconds);"
                        + " event loops up to 300ms late (limit 250ms), in 2 s of b");
    }

    @Test
    void isInvalidWhenResultsWereLost() {
        seconds("a", 0, 10, 0);

        assertThat(tally.verdict(3, 0).status()).isEqualTo(Status.INVALID);
        assertThat(tally.verdict(3, 0).reason()).isEqualTo("workers lost 3 intervals of results");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 10 | workers lost 1 interval of results",
                "2 | 10 | workers lost 2 intervals of results",
                "0 | 11 | no worker reported its health for 1 hit",
                "0 | 12 | no worker reported its health for 2 hits",
            })
    void countsInGoodEnglish(long lostIntervals, long scheduled, String reason) {
        seconds("a", 0, 1, 0);

        assertThat(tally.verdict(lostIntervals, scheduled).reason()).isEqualTo(reason);
    }

    @Test
    void speaksOfASingleSecondAsOfOne() {
        seconds("a", 0, 1, LAG_DEGRADED);

        assertThat(tally.verdict().reasons().get(0)).endsWith("(1 of 1 worker-second)");
    }

    @Test
    void namesTheWorkersThatHadItWorst() {
        for (String worker : new String[] {"a", "b", "c", "d", "e"}) {
            seconds(worker, 0, worker.charAt(0) - 'a' + 1, LAG_DEGRADED);
        }

        assertThat(tally.verdict().reason()).endsWith("in 15 s of e, d, c and 2 more");
    }

    private void seconds(String worker, int from, int to, long lagNanos) {
        for (int second = from; second < to; second++) {
            WorkerHealth health = new WorkerHealth(0, lagNanos, 0, 0, 0, 0, 0, 0, 0, 0);
            tally.add(new WorkerSecond(ID, worker, second, 0, 0, 0, health, 10, 0));
        }
    }
}
