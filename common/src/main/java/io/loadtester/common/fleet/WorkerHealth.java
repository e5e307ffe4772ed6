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
 */
public record WorkerHealth(
        long startDelayP99Nanos,
        long loopLagNanos,
        double cpuCores,
        long heapBytes,
        long gcPauseNanos,
        long unsentResults,
        long lostResults) {

    public static final WorkerHealth IDLE = new WorkerHealth(0, 0, 0, 0, 0, 0, 0);
}
