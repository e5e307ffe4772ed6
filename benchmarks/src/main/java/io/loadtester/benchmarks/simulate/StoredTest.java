package io.loadtester.benchmarks.simulate;

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
import io.loadtester.storage.results.ResultWriter;
import io.loadtester.storage.tests.TestStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Stores the test of a simulated fleet as if it had just ended. */
final class StoredTest {

    private static final int BATCH = 2_000;

    private final SimulatedFleet fleet;
    private final ResultWriter writer;
    private final List<Published> batch = new ArrayList<>();

    StoredTest(SimulatedFleet fleet, ResultWriter writer) {
        this.fleet = fleet;
        this.writer = writer;
    }

    /** Stores the results before the test itself, so that no background job processes them meanwhile. */
    void storeResults() {
        FleetResults results = new FleetResults(fleet);
        for (int second = 0; second < fleet.seconds(); second++) {
            results.second(second, this::add);
        }
        results.manifests(this::add);
        writer.append(batch);
    }

    void storeTest(TestStore tests) {
        tests.insert(loadTest());
    }

    private void add(Published published) {
        batch.add(published);
        if (batch.size() == BATCH) {
            writer.append(batch);
            batch.clear();
        }
    }

    private LoadTest loadTest() {
        Instant end = Instant.now();
        Instant start = end.minusSeconds(fleet.seconds());
        List<Target> targets = IntStream.range(0, fleet.targets())
                .mapToObj(number -> new Target(
                        "target-" + number, "GET", URI.create("http://127.0.0.1:1/"), List.of(), Body.of(new byte[0])))
                .toList();
        double rate = (double) fleet.hitsPerInterval() * fleet.workers() * fleet.targets();
        List<Attack> attacks = IntStream.range(0, fleet.workers())
                .mapToObj(worker -> new Attack(
                        fleet.workerId(worker),
                        1,
                        new Share(1.0 / fleet.workers(), (double) worker / fleet.workers()),
                        0,
                        ""))
                .toList();
        return new LoadTest(
                fleet.testId(),
                "simulated",
                new AttackSpec(
                        "attack",
                        new ConstantPacer(rate),
                        Duration.ofSeconds(fleet.seconds()),
                        targets,
                        AttackOptions.DEFAULTS),
                fleet.workers(),
                RateDistribution.SHARED,
                List.of(),
                OnWorkerLoss.REBALANCE,
                List.of(),
                "admin",
                start,
                new TestStatus(TestState.COMPLETED, "", start, end, attacks),
                List.of());
    }
}
