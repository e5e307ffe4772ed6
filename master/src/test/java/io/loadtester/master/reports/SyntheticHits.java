package io.loadtester.master.reports;

import io.loadtester.common.result.Completions;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.HandMade;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * A synthetic test of several workers, each slower than the one before and with more hits. Holds every single hit as
 * well as the intervals that the workers would publish.
 */
final class SyntheticHits {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final int SECONDS = 12;
    static final List<String> TARGETS = List.of("home", "search, by name", "=checkout");

    final LoadTest test;
    final List<Published> published = new ArrayList<>();
    private final List<Hit> hits = new ArrayList<>();
    private final Random random;

    /** @param responseNanos also of a failed hit */
    record Hit(String worker, String target, int second, long responseNanos, long startDelayNanos, boolean failed) {

        long serviceNanos() {
            return responseNanos - startDelayNanos;
        }
    }

    SyntheticHits(int workers, long seed) {
        this.random = new Random(seed);
        List<String> ids =
                IntStream.range(0, workers).mapToObj(i -> "worker-" + i).toList();
        this.test = test(ids);
        for (int i = 0; i < workers; i++) {
            attack(ids.get(i), i + 1);
        }
    }

    List<Hit> hits(Predicate<Hit> wanted) {
        return hits.stream().filter(wanted).toList();
    }

    /** All hits in one histogram for each kind of latency. */
    static Latencies together(List<Hit> hits) {
        Latencies latencies = Latencies.create();
        for (Hit hit : hits) {
            record(hit, latencies);
        }
        return latencies;
    }

    private static void record(Hit hit, Latencies latencies) {
        record(hit.startDelayNanos(), latencies.histogram(LatencyKind.START_DELAY));
        if (hit.failed()) {
            record(hit.responseNanos(), latencies.histogram(LatencyKind.FAILED_RESPONSE));
        } else {
            record(hit.responseNanos(), latencies.histogram(LatencyKind.RESPONSE));
            record(hit.serviceNanos(), latencies.histogram(LatencyKind.SERVICE));
            record(hit.serviceNanos() / 2, latencies.histogram(LatencyKind.FIRST_BYTE));
        }
    }

    private static void record(long nanos, Histogram histogram) {
        histogram.recordValue(LatencyHistogram.clamp(nanos));
    }

    /** Some hits of a second come later, in another interval of that second. */
    private void attack(String worker, int slowness) {
        long sequence = 0;
        Ledger ledger = Ledger.ZERO;
        for (int second = 0; second < SECONDS; second++) {
            long scheduled = 0;
            for (String target : TARGETS) {
                List<Hit> ofSecond = hits(worker, target, second, slowness);
                hits.addAll(ofSecond);
                scheduled += ofSecond.size();
                int late = random.nextInt(ofSecond.size());
                for (List<Hit> part : List.of(ofSecond.subList(late, ofSecond.size()), ofSecond.subList(0, late))) {
                    Interval interval = interval(worker, sequence++, target, second, part);
                    published.add(interval);
                    ledger = ledger.plus(interval.ledger());
                }
            }
            published.add(HandMade.workerSecond(test.id(), worker, second, scheduled, 0));
        }
        long start = TimeUnit.SECONDS.toNanos(START.getEpochSecond());
        long end = start + TimeUnit.SECONDS.toNanos(SECONDS);
        published.add(new Manifest(test.id(), worker, 1, sequence, 0, ledger, start, end, end, 0, 0, ""));
    }

    private List<Hit> hits(String worker, String target, int second, int slowness) {
        List<Hit> ofSecond = new ArrayList<>();
        for (int i = 0; i < 5 + 15 * slowness + second; i++) {
            long service = (long) (2_000_000.0 * slowness * Math.exp(random.nextGaussian()));
            long delay = (long) (20_000.0 * Math.exp(2 * random.nextGaussian()));
            ofSecond.add(new Hit(worker, target, second, service + delay, delay, random.nextInt(50) == 0));
        }
        return ofSecond;
    }

    private Interval interval(String worker, long sequence, String target, int second, List<Hit> part) {
        long failed = part.stream().filter(Hit::failed).count();
        long done = part.size() - failed;
        HitCounts counts = new HitCounts(
                new Ledger(part.size(), part.size(), 0, done, failed),
                done,
                new Completions(done, failed),
                Map.of(200, done),
                Map.of(FailureKind.RESET, failed),
                0,
                100L * done,
                10L * part.size());
        // As small as histograms read from storage, because there are hundreds of them.
        Latencies latencies = Latencies.ofEncoded(together(part)::encoded);
        return new Interval(test.id(), worker, 1, sequence, second, target, counts, latencies, List.of());
    }

    private static LoadTest test(List<String> workers) {
        List<Target> targets = TARGETS.stream()
                .map(name -> new Target(name, "GET", URI.create("http://127.0.0.1:1/"), List.of(), Body.EMPTY))
                .toList();
        List<Attack> attacks = IntStream.range(0, workers.size())
                .mapToObj(i -> new Attack(
                        workers.get(i), 1, new Share(1.0 / workers.size(), (double) i / workers.size()), 0, ""))
                .toList();
        return new LoadTest(
                UUID.randomUUID(),
                "Größe | <b>\"nightly\"</b> & co",
                new AttackSpec(
                        "", new ConstantPacer(100), Duration.ofSeconds(SECONDS), targets, AttackOptions.DEFAULTS),
                workers.size(),
                RateDistribution.SHARED,
                List.of(),
                OnWorkerLoss.REBALANCE,
                List.of(),
                "admin",
                START,
                new TestStatus(TestState.COMPLETED, "", START, START.plusSeconds(SECONDS + 1), attacks),
                List.of());
    }
}
