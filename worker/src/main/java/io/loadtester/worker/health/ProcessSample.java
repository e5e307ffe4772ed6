package io.loadtester.worker.health;

/**
 * The resources this process has used since the previous sample.
 *
 * @param cpuCores 1.0 for one core fully used
 * @param heapBytes heap in use when sampled
 * @param gcPauseNanos time stopped for garbage collection
 * @param cpuLimitCores number of cores the process may use
 * @param throttledNanos how long its cgroup was throttled, summed over cores
 */
record ProcessSample(double cpuCores, long heapBytes, long gcPauseNanos, double cpuLimitCores, long throttledNanos) {}
