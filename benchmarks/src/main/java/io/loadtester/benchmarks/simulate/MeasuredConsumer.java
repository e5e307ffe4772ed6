package io.loadtester.benchmarks.simulate;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import com.sun.management.OperatingSystemMXBean;
import io.loadtester.consumer.ConsumerApplication;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Main class of a separate process: the unmodified consumer service, which also prints its CPU time and its heap usage
 * after the last garbage collection several times a second.
 */
final class MeasuredConsumer {

    static final String SAMPLE = "sample";

    private static final long PERIOD_MILLIS = 200;

    private MeasuredConsumer() {}

    /** @param settings of the consumer, as {@code name=value} */
    public static void main(String[] settings) throws InterruptedException {
        Map<String, Object> properties = new TreeMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            properties.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        ConsumerApplication.start(properties);
        OperatingSystemMXBean process =
                Objects.requireNonNull(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class));
        // Ends when the process that reads the samples ends, even if that is killed.
        while (!System.out.checkError()) {
            System.out.println(SAMPLE + " " + process.getProcessCpuTime() + " " + heapAfterCollection());
            TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
        }
        System.exit(1);
    }

    /** In bytes; 0 before the first garbage collection. */
    private static long heapAfterCollection() {
        return ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
                .map(GarbageCollectorMXBean::getLastGcInfo)
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(GcInfo::getEndTime))
                .map(latest -> heapBytes(latest.getMemoryUsageAfterGc()))
                .orElse(0L);
    }

    private static long heapBytes(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream()
                .filter(pool -> !pool.getKey().startsWith("Metaspace")
                        && !pool.getKey().startsWith("Code")
                        && !pool.getKey().startsWith("Compressed"))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }
}
