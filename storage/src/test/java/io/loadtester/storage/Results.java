package io.loadtester.storage;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Completions;
import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Made-up results. */
public final class Results {

    /** The ledger of every interval made here. */
    public static final Ledger LEDGER = new Ledger(10, 5, 1, 4, 3, 2);

    public static final HitCounts COUNTS = new HitCounts(
            LEDGER,
            2,
            new Completions(1, 3),
            Map.of(200, 2L, 503, 1L),
            Map.of(FailureKind.RESET, 2L, FailureKind.DNS, 1L, FailureKind.STATUS, 1L),
            1,
            1024,
            64);

    private Results() {}

    public static Interval interval(UUID testId, String workerId, long sequence) {
        return interval(testId, workerId, sequence, "home", "connection reset");
    }

    /** Two intervals per second. */
    public static Interval interval(UUID testId, String workerId, long sequence, String target, String text) {
        Latencies latencies = Latencies.create();
        for (int i = 1; i <= 2; i++) {
            latencies.histogram(LatencyKind.RESPONSE).recordValue(1_000_000L * i);
            latencies.histogram(LatencyKind.SERVICE).recordValue(900_000L * i);
            latencies.histogram(LatencyKind.FIRST_BYTE).recordValue(800_000L * i);
        }
        for (int i = 3; i <= 6; i++) {
            latencies.histogram(LatencyKind.FAILED_RESPONSE).recordValue(1_000_000L * i);
        }
        for (int i = 1; i <= 5; i++) {
            latencies.histogram(LatencyKind.START_DELAY).recordValue(10_000L * i);
        }
        return new Interval(
                testId,
                workerId,
                1,
                sequence,
                (int) sequence / 2,
                target,
                COUNTS,
                Latencies.ofEncoded(latencies::encoded),
                List.of(
                        new Exemplar(1_000_000, 6_000_000, 200, null, "http://localhost/slow"),
                        new Exemplar(2_000_000, 5_000_000, 0, FailureKind.RESET, text)));
    }

    public static WorkerSecond workerSecond(UUID testId, String workerId, int second) {
        return new WorkerSecond(
                testId, workerId, second, 1, 2, 3, new WorkerHealth(4, 5, 0.75, 6, 7, 8, 9, 10, 1.5, 11), 12, 13, 14);
    }

    public static Manifest manifest(UUID testId, String workerId, long intervals) {
        Ledger ledger =
                new Ledger(10 * intervals, 5 * intervals, intervals, 4 * intervals, 3 * intervals, 2 * intervals);
        return new Manifest(testId, workerId, 1, intervals, 0, ledger, 10, 20, 30, -5, 2, "stopped by admin");
    }

    public static LoadTest endedTest(UUID id, Instant submittedAt, Instant endedAt) {
        Target target =
                new Target("home", "GET", URI.create("http://localhost:8080/"), List.of(), Body.of(new byte[0]));
        return new LoadTest(
                id,
                "Checkout",
                new AttackSpec(
                        "attack",
                        new ConstantPacer(50),
                        Duration.ofSeconds(10),
                        List.of(target),
                        AttackOptions.DEFAULTS),
                1,
                RateDistribution.SHARED,
                List.of(),
                OnWorkerLoss.REBALANCE,
                List.of(),
                "admin",
                submittedAt,
                new TestStatus(TestState.COMPLETED, "", submittedAt, endedAt, List.of()),
                List.of());
    }
}
