package io.loadtester.master;

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
import io.loadtester.common.result.Published;
import io.loadtester.common.result.SparseHistogram;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.HitOptions;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.common.threshold.Threshold;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Handmade results, as a worker would publish them. */
public final class HandMade {

    /** Of every interval made by this class. */
    public static final String TARGET = "GET http://127.0.0.1:1/";

    private HandMade() {}

    /** A test that the workers alpha and beta have finished. */
    public static LoadTest endedTest(double hitsPerSecond, Instant start, int seconds, List<Threshold> thresholds) {
        Target target = new Target(TARGET, "GET", URI.create("http://127.0.0.1:1/"), List.of(), Body.of(new byte[0]));
        List<Attack> attacks = List.of(
                new Attack("alpha", 1, new Share(0.5, 0), 0, ""), new Attack("beta", 1, new Share(0.5, 0.5), 0, ""));
        return new LoadTest(
                UUID.randomUUID(),
                "nightly",
                new AttackSpec(
                        "attack",
                        new ConstantPacer(hitsPerSecond),
                        Duration.ofSeconds(seconds),
                        List.of(target),
                        AttackOptions.DEFAULTS),
                2,
                RateDistribution.SHARED,
                List.of(),
                OnWorkerLoss.REBALANCE,
                List.of(),
                "admin",
                start,
                new TestStatus(TestState.COMPLETED, "", start, start.plusSeconds(seconds), attacks),
                thresholds);
    }

    /** The same test with another schedule, hit limit (0 for none) and state. */
    public static LoadTest with(LoadTest test, Pacer pacer, long maxRequests, TestStatus status) {
        AttackOptions options = test.spec().options().with(new HitOptions(10, 0, maxRequests, false));
        return new LoadTest(
                test.id(),
                test.name(),
                new AttackSpec(
                        test.name(), pacer, test.spec().duration(), test.spec().targets(), options),
                test.workerCount(),
                test.distribution(),
                test.rateWeights(),
                test.onWorkerLoss(),
                test.tags(),
                test.submittedBy(),
                test.submittedAt(),
                status,
                test.thresholds());
    }

    /** {@code done} hits answered with 200 after 2 ms of service and 1 ms of start delay, and {@code dns} abandoned. */
    public static Interval interval(UUID testId, String worker, long sequence, int second, int done, int dns) {
        Map<LatencyKind, SparseHistogram> times = Map.of(
                LatencyKind.RESPONSE, histogram(done, 3_000_000),
                LatencyKind.FAILED_RESPONSE, histogram(dns, 500_000),
                LatencyKind.SERVICE, histogram(done, 2_000_000),
                LatencyKind.FIRST_BYTE, histogram(done, 1_500_000),
                LatencyKind.START_DELAY, histogram(done, 1_000_000));
        HitCounts counts = new HitCounts(
                new Ledger(done + dns, done, dns, done, 0),
                done,
                new Completions(done, dns),
                done == 0 ? Map.of() : Map.of(200, (long) done),
                dns == 0 ? Map.of() : Map.of(FailureKind.DNS, (long) dns),
                0,
                10L * done,
                0);
        return new Interval(
                testId,
                worker,
                1,
                sequence,
                second,
                TARGET,
                counts,
                Latencies.of(kind -> Objects.requireNonNull(times.get(kind))),
                dns == 0
                        ? List.of()
                        : List.of(new Exemplar(
                                TimeUnit.SECONDS.toNanos(second),
                                500_000,
                                0,
                                FailureKind.DNS,
                                "unknown host: nowhere")));
    }

    private static SparseHistogram histogram(int hits, long nanos) {
        long[] all = new long[hits];
        Arrays.fill(all, nanos);
        return SparseHistogram.of(all);
    }

    public static WorkerSecond workerSecond(UUID testId, String worker, int second) {
        return new WorkerSecond(testId, worker, second, 0, 1, 2, WorkerHealth.IDLE, 0, 0);
    }

    /** The worker second of a worker whose event loops were this late. */
    public static WorkerSecond workerSecond(UUID testId, String worker, int second, long scheduled, long loopLagNanos) {
        WorkerHealth health = new WorkerHealth(0, loopLagNanos, 0, 0, 0, 0, 0, 0, 0, 0);
        return new WorkerSecond(testId, worker, second, 0, 1, 2, health, scheduled, 0);
    }

    /** The manifest that agrees with the intervals. */
    public static Manifest manifest(List<Interval> intervals, Instant earliest, Instant latest, Instant end) {
        Interval first = intervals.get(0);
        return new Manifest(
                first.testId(),
                first.workerId(),
                1,
                intervals.size(),
                0,
                intervals.stream().map(Interval::ledger).reduce(Ledger.ZERO, Ledger::plus),
                nanos(earliest),
                nanos(latest),
                nanos(end),
                12_000,
                40_000,
                "");
    }

    /** Everything that a worker publishes about a test with the given number of hits in each second. */
    public static List<Published> attack(UUID testId, String worker, Instant start, int seconds, int done, int dns) {
        List<Interval> intervals = new ArrayList<>();
        List<Published> all = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            intervals.add(interval(testId, worker, second, second, done, dns));
            all.add(workerSecond(testId, worker, second));
        }
        Instant latest = start.plusSeconds(seconds);
        all.addAll(0, intervals);
        all.add(manifest(intervals, start, latest, latest.plusMillis(3)));
        return all;
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
