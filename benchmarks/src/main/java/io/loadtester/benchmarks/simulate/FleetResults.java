package io.loadtester.benchmarks.simulate;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.WorkerSecond;
import java.util.function.Consumer;

/** Everything that a simulated fleet publishes, in the workers' order; deterministic for the same fleet. */
final class FleetResults {

    private final SimulatedFleet fleet;
    private final IntervalTemplates templates;

    FleetResults(SimulatedFleet fleet) {
        this.fleet = fleet;
        this.templates = new IntervalTemplates(fleet.hitsPerInterval(), fleet.seed());
    }

    /** One second of every worker: its intervals and its account of that second. */
    void second(int second, Consumer<Published> publisher) {
        for (int worker = 0; worker < fleet.workers(); worker++) {
            long scheduled = 0;
            for (int target = 0; target < fleet.targets(); target++) {
                Interval interval = interval(worker, second, target);
                scheduled += interval.ledger().scheduled();
                publisher.accept(interval);
            }
            WorkerHealth health = new WorkerHealth(50_000, 200_000, 0.8, 100 << 20, 1_000_000, 12, 0, 0, 0, 0);
            publisher.accept(
                    new WorkerSecond(fleet.testId(), fleet.workerId(worker), second, 0, 10, 16, health, scheduled, 0));
        }
    }

    /** The manifest of every worker, after its last second. */
    void manifests(Consumer<Published> publisher) {
        for (int worker = 0; worker < fleet.workers(); worker++) {
            long intervals = (long) fleet.targets() * fleet.seconds();
            publisher.accept(new Manifest(
                    fleet.testId(), fleet.workerId(worker), 1, intervals, 0, ledger(worker), 1, 2, 3, 0, 0, ""));
        }
    }

    /** The sum over all workers. */
    Ledger ledger() {
        Ledger sum = Ledger.ZERO;
        for (int worker = 0; worker < fleet.workers(); worker++) {
            sum = sum.plus(ledger(worker));
        }
        return sum;
    }

    private Ledger ledger(int worker) {
        Ledger sum = Ledger.ZERO;
        for (int second = 0; second < fleet.seconds(); second++) {
            for (int target = 0; target < fleet.targets(); target++) {
                sum = sum.plus(
                        templates.get(number(worker, second, target)).counts().ledger());
            }
        }
        return sum;
    }

    private Interval interval(int worker, int second, int target) {
        IntervalTemplates.Template template = templates.get(number(worker, second, target));
        return new Interval(
                fleet.testId(),
                fleet.workerId(worker),
                1,
                (long) second * fleet.targets() + target,
                second,
                "target-" + target,
                template.counts(),
                template.latencies(),
                template.exemplars());
    }

    private long number(int worker, int second, int target) {
        return ((long) second * fleet.workers() + worker) * fleet.targets() + target;
    }
}
