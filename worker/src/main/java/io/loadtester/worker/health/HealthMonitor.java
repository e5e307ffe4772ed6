package io.loadtester.worker.health;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.worker.publishing.Backlog;
import java.util.function.Supplier;

/** Measures this worker's health. Thread-safe. */
public final class HealthMonitor {

    private final Supplier<Backlog> backlog;
    private final ProcessSampler sampler = new ProcessSampler(System.nanoTime());

    public HealthMonitor(Supplier<Backlog> backlog) {
        this.backlog = backlog;
    }

    /**
     * The health in the last second.
     *
     * @param startDelayP99Nanos of the hits sent in that second, 0 if none
     * @param releaseDelayP99Nanos of the hits released in that second, 0 if none
     * @param loopLagNanos of the attack's event loops in that second
     */
    public WorkerHealth health(long startDelayP99Nanos, long releaseDelayP99Nanos, long loopLagNanos) {
        ProcessSample sample = sampler.at(System.nanoTime());
        Backlog results = backlog.get();
        return new WorkerHealth(
                startDelayP99Nanos,
                loopLagNanos,
                sample.cpuCores(),
                sample.heapBytes(),
                sample.gcPauseNanos(),
                results.unsent(),
                results.lost(),
                releaseDelayP99Nanos,
                sample.cpuLimitCores(),
                sample.throttledNanos());
    }
}
