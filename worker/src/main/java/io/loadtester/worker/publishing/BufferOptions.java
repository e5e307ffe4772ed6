package io.loadtester.worker.publishing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where results wait for Kafka.
 *
 * @param memoryBytes how much memory they may take
 * @param folder where those wait that memory has no room for; null for nowhere
 * @param diskBytes how much of the disk they may take
 */
public record BufferOptions(long memoryBytes, @Nullable Path folder, long diskBytes) {

    public BufferOptions {
        if (memoryBytes < 1 || diskBytes < 0) {
            throw new IllegalArgumentException("no such buffer: " + memoryBytes + " and " + diskBytes + " bytes");
        }
    }

    /** Results wait in memory only, and what does not fit is lost. */
    public static BufferOptions memoryOnly(long memoryBytes) {
        return new BufferOptions(memoryBytes, null, 0);
    }
}
