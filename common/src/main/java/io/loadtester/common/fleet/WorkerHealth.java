package io.loadtester.common.fleet;

/**
 * How a worker itself fared in one second.
 *
 * @param startDelayP99Nanos 99th percentile of start delay of the hits sent
 * @param loopLagNanos the longest an event loop was late for a timer
 * @param cpuCores process CPU, 1.0 for one core fully used
 * @param heapBytes heap in use
 * @param gcPauseNanos time spent in garbage collection
 * @param unsentResults results not yet acknowledged by Kafka
 * @param lostResults results given up since the process started
 * @param releaseDelayP99Nanos 99th percentile of released − due of the hits released: the generator's own part of start
 *     delay
 * @param cpuLimitCores cores the process may use, by its cgroup's quota too; 0 when not known
 * @param throttledNanos how long its cgroup was kept from its cores for having used up its quota, summed over cores
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
