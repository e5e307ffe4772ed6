package io.loadtester.worker.publishing;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes results to Kafka from a bounded buffer on a thread of its own, so that no trouble of Kafka's reaches an
 * attack. Thread-safe.
 */
public final class ResultPublisher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ResultPublisher.class);
    private static final long CLOSE_MILLIS = 2_000;

    private final ResultBuffer buffer;
    private final Thread thread;

    /**
     * Starts publishing.
     *
     * @param bufferBytes how much memory the results that wait may take
     * @param producers makes the producer, and another when one has failed; may throw while Kafka cannot be found
     */
    public ResultPublisher(long bufferBytes, String topic, Supplier<Producer<String, byte[]>> producers) {
        buffer = new ResultBuffer(bufferBytes);
        thread = new Thread(new KafkaSender(buffer, topic, producers), "result-publisher");
        thread.setDaemon(true);
        thread.start();
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

    /** Stops publishing at once. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Backlog left = buffer.backlog();
        if (left.unsent() > 0) {
            log.warn("{} results were not published before the end", left.unsent());
        }
    }
}
