package io.loadtester.worker.publishing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes results to Kafka from a bounded buffer in memory and on disk, on threads of its own, so that no trouble of
 * Kafka's or of the disk's reaches an attack. Thread-safe.
 */
public final class ResultPublisher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ResultPublisher.class);
    private static final long CLOSE_MILLIS = 2_000;

    private final ResultBuffer buffer;
    private final Thread sender;
    private final @Nullable BufferFolder folder;
    private final @Nullable Thread spill;

    /**
     * Starts publishing, with what an earlier life of this worker left on disk first.
     *
     * @param producers makes the producer, and another when one has failed; may throw while Kafka cannot be found
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

    // Priorities count where the launcher has the JVM heed them, and where not there is nothing lost.
    @SuppressWarnings("ThreadPriorityCheck")
    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        // Kafka's own threads take it over: results may wait, hits may not.
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
        return thread;
    }

    /** For the results of one attack. */
    public AttackResults open() {
        return new AttackResults(buffer);
    }

    public Backlog backlog() {
        return buffer.backlog();
    }

    /** Waits until Kafka has all that was published; false when it had not after that time. */
    public boolean flush(Duration atMost) throws InterruptedException {
        return buffer.awaitEmpty(atMost);
    }

    /** Stops publishing at once. What Kafka does not have is kept on disk, or lost where there is none. */
    @Override
    public void close() {
        sender.interrupt();
        join(sender);
        buffer.close();
        if (spill != null) {
            // Not interrupted: that would close the file it is writing to.
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
