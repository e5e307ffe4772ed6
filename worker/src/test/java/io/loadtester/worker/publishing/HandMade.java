package io.loadtester.worker.publishing;

import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import java.util.List;
import java.util.UUID;

/** Made-up results of one worker in one test. */
final class HandMade {

    static final UUID TEST_ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private HandMade() {}

    static Interval interval(long sequence) {
        return new Interval(TEST_ID, "w", 1, sequence, 0, "t", HitCounts.ZERO, Latencies.create(), List.of());
    }

    static Manifest manifest(long intervals, long lost) {
        return new Manifest(TEST_ID, "w", 1, intervals, lost, Ledger.ZERO, 0, 0, 0, 0, 0, "");
    }
}
