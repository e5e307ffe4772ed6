package io.loadtester.worker.health;

/**
 * What this process used since the sample before.
 *
 * @param cpuCores 1.0 for one core fully used
 * @param heapBytes heap in use at the end
 * @param gcPauseNanos time stopped for garbage collection
 * @param cpuLimitCores cores it may use
 * @param throttledNanos how long its cgroup was throttled, summed over cores
 */
record ProcessSample(double cpuCores, long heapBytes, long gcPauseNanos, double cpuLimitCores, long throttledNanos) {}
