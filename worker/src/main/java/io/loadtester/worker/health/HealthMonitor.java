package io.loadtester.worker.health;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.worker.publishing.Backlog;
import java.util.function.Supplier;

/** Puts this worker's health together. Thread-safe. */
public final class HealthMonitor {

    private final Supplier<Backlog> backlog;
    private final ProcessSampler sampler = new ProcessSampler(System.nanoTime());

    public HealthMonitor(Supplier<Backlog> backlog) {
        this.backlog = backlog;
    }

    /**
     * The health in the last second.
     *
     * @param startDelayP99Nanos of the hits the attack sent in that second, 0 for none
     * @param releaseDelayP99Nanos of the hits the attack released in that second, 0 for none
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
