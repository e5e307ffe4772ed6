package io.loadtester.worker.publishing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes results to Kafka through a bounded buffer in memory and on disk. Runs on its own threads, so that trouble
 * with Kafka or the disk never affects an attack. Thread-safe.
 *
 * <pre>{@code
 * AttackResults results = publisher.open();
 * results.publish(interval);
 * results.finish(lost -> manifest(lost));
 * }</pre>
 */
public final class ResultPublisher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ResultPublisher.class);
    private static final long CLOSE_MILLIS = 2_000;

    private final ResultBuffer buffer;
    private final Thread sender;
    private final @Nullable BufferFolder folder;
    private final @Nullable Thread spill;

    /**
     * Starts publishing, beginning with the results left on disk by an earlier run of this worker.
     *
     * @param producers creates the producer, and another after a failure; may throw while Kafka cannot be resolved
     * @throws IllegalStateException if another worker uses the folder, or it cannot be used
     */
    public ResultPublisher(BufferOptions options, String topic, Supplier<Producer<String, byte[]>> producers) {
        Path path = options.folder();
        if (path == null || options.diskBytes() == 0) {
            folder = null;
            buffer = ResultBuffer.inMemory(options.memoryBytes());
            spill = null;
        } else {
            BufferFolder opened = BufferFolder.open(path);
            folder = opened;
            buffer = ResultBuffer.beforeDisk(options.memoryBytes(), opened.nextNumber());
            spill = start("result-disk", new DiskSpill(buffer, new DiskBuffer(opened, options.diskBytes())));
        }
        sender = start("result-publisher", new KafkaSender(buffer, topic, producers));
    }

    // The launcher makes the JVM heed priorities; without it, setting them is harmless.
    @SuppressWarnings("ThreadPriorityCheck")
    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        // Kafka's threads inherit the priority: results may wait, hits may not.
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
        return thread;
    }

    /** Opens publishing for one attack. */
    public AttackResults open() {
        return new AttackResults(buffer);
    }

    public Backlog backlog() {
        return buffer.backlog();
    }

    /** How long the oldest result has waited for Kafka to take it; 0 if none waits. */
    public long oldestAgeNanos() {
        return buffer.oldestAgeNanos(System.nanoTime());
    }

    /** A reader of what Kafka does not take; each reads from the oldest result on. */
    public UntakenResults untaken() {
        return new UntakenResults(buffer);
    }

    /** Waits until Kafka has everything published so far; false on timeout. */
    public boolean flush(Duration atMost) throws InterruptedException {
        return buffer.awaitEmpty(atMost);
    }

    /**
     * Stops publishing at once. Results that Kafka does not have are kept on disk, or lost if there is no disk buffer.
     */
    @Override
    public void close() {
        sender.interrupt();
        join(sender);
        buffer.close();
        if (spill != null) {
            // Not interrupted, because that would close the file it is writing.
            join(spill);
        } else if (buffer.backlog().unsent() > 0) {
            log.warn(
                    "{} results were not published before the end",
                    buffer.backlog().unsent());
        }
        if (folder != null) {
            folder.close();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
