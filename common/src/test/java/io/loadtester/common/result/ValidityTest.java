package io.loadtester.common.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Validity.Finding;
import io.loadtester.common.result.Verdict.Status;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {

    @ParameterizedTest
    @CsvSource({
        // release delay ms, loop lag ms, cores used of 2, GC ms, throttled ms, unsent, lost: status, cause
        "0, 0, 0, 0, 0, 0, 0, VALID,",
        "10, 50, 1.8, 50, 50, 10000, 0, VALID,",
        "11, 0, 0, 0, 0, 0, 0, DEGRADED, START_DELAY",
        "101, 0, 0, 0, 0, 0, 0, INVALID, START_DELAY",
        "0, 51, 0, 0, 0, 0, 0, DEGRADED, LOOP_LAG",
        "0, 251, 0, 0, 0, 0, 0, INVALID, LOOP_LAG",
        "0, 0, 1.81, 0, 0, 0, 0, DEGRADED, CPU",
        "0, 0, 2.1, 0, 0, 0, 0, DEGRADED, CPU",
        "0, 0, 0, 51, 0, 0, 0, DEGRADED, GC_PAUSE",
        "0, 0, 0, 251, 0, 0, 0, INVALID, GC_PAUSE",
        "0, 0, 0, 0, 51, 0, 0, DEGRADED, THROTTLED",
        "0, 0, 0, 0, 251, 0, 0, INVALID, THROTTLED",
        "0, 0, 0, 0, 0, 10001, 0, DEGRADED, BACKLOG",
        "0, 0, 0, 0, 0, 0, 1, INVALID, LOST_RESULTS"
    })
    void judgesASecondByEachFigure(
            long releaseMillis,
            long lagMillis,
            double cores,
            long gcMillis,
            long throttledMillis,
            long unsent,
            long lost,
            Status status,
            Cause cause) {
        WorkerHealth health = new WorkerHealth(
                nanos(releaseMillis),
                nanos(lagMillis),
                cores,
                1,
                nanos(gcMillis),
                unsent,
                7,
                nanos(releaseMillis),
                2,
                nanos(throttledMillis));

        Validity validity = Validity.of(new WorkerSecond(new UUID(0, 1), "w", 0, 0, 0, 0, health, 10, lost));

        assertThat(validity.status()).isEqualTo(status);
        assertThat(validity.findings())
                .extracting(Finding::cause)
                .containsExactly(cause == null ? new Cause[0] : new Cause[] {cause});
    }

    @Test
    void doesNotBlameTheGeneratorForATargetThatFillsThePool() {
        WorkerHealth stalled = new WorkerHealth(nanos(3_000), nanos(1), 0.1, 1, 0, 0, 0, nanos(1), 2, 0);

        Validity validity = Validity.of(new WorkerSecond(new UUID(0, 1), "w", 0, 90, 10, 10, stalled, 100, 0));

        assertThat(validity.status()).isEqualTo(Status.VALID);
        assertThat(validity.findings()).extracting(Finding::cause).containsExactly(Cause.CONNECTIONS);
    }

    @Test
    void aSecondWithSkippedHitsIsInvalid() {
        WorkerHealth fit = new WorkerHealth(0, 0, 0.1, 1, 0, 0, 0, 0, 2, 0);

        Validity validity = Validity.of(new WorkerSecond(new UUID(0, 1), "w", 0, 0, 0, 0, fit, 100, 0, 1));

        assertThat(validity.status()).isEqualTo(Status.INVALID);
        assertThat(validity.findings()).extracting(Finding::cause).containsExactly(Cause.SKIPPED);
    }

    private static long nanos(long millis) {
        return millis * 1_000_000;
    }
}
