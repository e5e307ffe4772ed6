package io.loadtester.consumer;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Completions;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.WorkerSecond;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Made-up results. */
final class Results {

    static final int HITS = 5;

    private Results() {}

    static Interval interval(UUID testId, String workerId, long sequence) {
        Latencies latencies = Latencies.create();
        for (int i = 1; i <= HITS; i++) {
            latencies.histogram(LatencyKind.RESPONSE).recordValue(1_000_000L * i);
            latencies.histogram(LatencyKind.SERVICE).recordValue(900_000L * i);
            latencies.histogram(LatencyKind.FIRST_BYTE).recordValue(800_000L * i);
            latencies.histogram(LatencyKind.START_DELAY).recordValue(10_000L * i);
        }
        HitCounts counts = new HitCounts(
                new Ledger(HITS, HITS, 0, HITS, 0),
                HITS,
                new Completions(HITS, 0),
                Map.of(200, (long) HITS),
                Map.of(),
                0,
                1024,
                0);
        return new Interval(testId, workerId, 1, sequence, (int) sequence, "home", counts, latencies, List.of());
    }

    /** Everything a worker publishes: an interval and a worker second for each second, then the manifest. */
    static List<Published> attack(UUID testId, String workerId, int seconds) {
        List<Published> published = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            published.add(interval(testId, workerId, second));
            published.add(new WorkerSecond(testId, workerId, second, 0, 0, 1, WorkerHealth.IDLE, 0, 0));
        }
        long hits = (long) HITS * seconds;
        published.add(
                new Manifest(testId, workerId, 1, seconds, 0, new Ledger(hits, hits, 0, hits, 0), 1, 2, 3, 0, 0, ""));
        return published;
    }
}
