package io.loadtester.worker.publishing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where and in how much space results wait for Kafka.
 *
 * @param memoryBytes memory they may use
 * @param folder where results that do not fit into memory wait; null for nowhere
 * @param diskBytes disk space they may use
 */
public record BufferOptions(long memoryBytes, @Nullable Path folder, long diskBytes) {

    public BufferOptions {
        if (memoryBytes < 1 || diskBytes < 0) {
            throw new IllegalArgumentException(
                    "a buffer cannot have " + memoryBytes + " bytes of memory and " + diskBytes + " bytes of disk");
        }
    }

    /** Results wait in memory only; those that do not fit are lost. */
    public static BufferOptions memoryOnly(long memoryBytes) {
        return new BufferOptions(memoryBytes, null, 0);
    }
}
