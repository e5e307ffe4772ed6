package io.loadtester.worker.health;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Samples the process on demand, if the last sample is old enough. Callers within the same second get the same sample.
 * Thread-safe.
 */
final class ProcessSampler {

    /** A little under a second, so that a query once a second always gets a new sample. */
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(ProcessSampler::stopsTheProcess)
            .toList();

    private final Cgroup cgroup = Cgroup.ofThisProcess();

    private long sampledAtNanoTime;
    private long cpuNanos;
    private long gcNanos;
    private long throttledNanos;
    private ProcessSample last;

    ProcessSampler(long nanoTime) {
        sampledAtNanoTime = nanoTime;
        cpuNanos = system.getProcessCpuTime();
        gcNanos = gcNanos();
        throttledNanos = cgroup.throttledNanos();
        last = new ProcessSample(0, heapBytes(), 0, cpuLimitCores(), 0);
    }

    synchronized ProcessSample at(long nanoTime) {
        long elapsed = nanoTime - sampledAtNanoTime;
        if (elapsed >= PERIOD_NANOS) {
            long cpuNow = system.getProcessCpuTime();
            long gcNow = gcNanos();
            long throttledNow = cgroup.throttledNanos();
            last = new ProcessSample(
                    (double) (cpuNow - cpuNanos) / elapsed,
                    heapBytes(),
                    gcNow - gcNanos,
                    cpuLimitCores(),
                    Math.max(0, throttledNow - throttledNanos));
            sampledAtNanoTime = nanoTime;
            cpuNanos = cpuNow;
            gcNanos = gcNow;
            throttledNanos = throttledNow;
        }
        return last;
    }

    /** The JVM rounds a CPU quota up to whole cores, so the exact quota is read from the cgroup. */
    private double cpuLimitCores() {
        return Math.min(Runtime.getRuntime().availableProcessors(), cgroup.quotaCores());
    }

    private long gcNanos() {
        return TimeUnit.MILLISECONDS.toNanos(collectors.stream()
                .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
                .sum());
    }

    private static long heapBytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** ZGC and Shenandoah report concurrent cycles, which do not pause, in a separate bean. */
    private static boolean stopsTheProcess(GarbageCollectorMXBean collector) {
        return !collector.getName().endsWith("Cycles");
    }
}
