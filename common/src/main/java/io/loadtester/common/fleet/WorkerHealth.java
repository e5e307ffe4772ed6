package io.loadtester.common.fleet;

/**
 * A worker's own condition in one second.
 *
 * @param startDelayP99Nanos 99th percentile of the start delay of hits sent
 * @param loopLagNanos the longest delay of an event loop's timer
 * @param cpuCores process CPU, 1.0 for one core fully used
 * @param heapBytes heap in use
 * @param gcPauseNanos time spent in garbage collection
 * @param unsentResults results not yet acknowledged by Kafka
 * @param lostResults results lost since the process started
 * @param releaseDelayP99Nanos 99th percentile of released − due: the generator's own part of start delay
 * @param cpuLimitCores cores the process may use, its cgroup's quota included; 0 if unknown
 * @param throttledNanos how long its cgroup was throttled for exceeding its CPU quota, summed over cores
 */
public record WorkerHealth(
        long startDelayP99Nanos,
        long loopLagNanos,
        double cpuCores,
        long heapBytes,
        long gcPauseNanos,
        long unsentResults,
        long lostResults,
        long releaseDelayP99Nanos,
        double cpuLimitCores,
        long throttledNanos) {

    public static final WorkerHealth IDLE = new WorkerHealth(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
