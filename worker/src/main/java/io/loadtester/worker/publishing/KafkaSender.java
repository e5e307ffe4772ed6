package io.loadtester.worker.publishing;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends results from the buffer to Kafka in order, each until Kafka has it. The producer retries without reordering; a
 * result whose retries ran out goes back to the buffer, and a failed producer is replaced. Runs on the publisher's
 * thread, which owns the producer.
 */
final class KafkaSender implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(KafkaSender.class);

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(500);
    private static final long PAUSE_MILLIS = 500;

    private final ResultBuffer buffer;
    private final String topic;
    private final Supplier<Producer<String, byte[]>> producers;
    private final OutageLog outages = new OutageLog();
    private @Nullable Producer<String, byte[]> producer;

    KafkaSender(ResultBuffer buffer, String topic, Supplier<Producer<String, byte[]>> producers) {
        this.buffer = buffer;
        this.topic = topic;
        this.producers = producers;
    }

    /** Sends until the thread is interrupted. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                step();
            }
        } catch (InterruptedException | InterruptException e) {
            log.debug("publishing was interrupted", e);
        } finally {
            discardProducer();
        }
    }

    private void step() throws InterruptedException {
        try {
            Producer<String, byte[]> open = openProducer();
            PendingResult next = buffer.take(IDLE);
            if (next != null) {
                send(open, next);
            }
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException | IllegalStateException e) {
            outages.failed(e);
            discardProducer();
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        outages.observe(buffer.oldestAgeNanos(System.nanoTime()), buffer.backlog());
    }

    private void send(Producer<String, byte[]> open, PendingResult result) throws InterruptedException {
        Future<?> sent;
        try {
            sent = open.send(new ProducerRecord<>(topic, result.key(), result.value()), (metadata, failure) -> {
                if (failure == null) {
                    buffer.settle(result, true);
                } else {
                    failed(result, failure);
                }
            });
        } catch (RuntimeException e) {
            buffer.putBack(result);
            throw e;
        }
        if (sent.isDone() && hasFailed(sent)) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean hasFailed(Future<?> ended) throws InterruptedException {
        try {
            ended.get();
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    private void failed(PendingResult result, Exception failure) {
        if (failure instanceof RecordTooLargeException) {
            log.error("a result of {} is lost: {}", result.key(), failure.getMessage());
            buffer.settle(result, false);
        } else {
            buffer.putBack(result);
        }
    }

    private Producer<String, byte[]> openProducer() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            open = producers.get();
            producer = open;
        }
        return open;
    }

    private void discardProducer() {
        Producer<String, byte[]> old = producer;
        producer = null;
        if (old != null) {
            // Clear the interrupt that ends this thread, or the producer could not close.
            boolean interrupted = Thread.interrupted();
            old.close(CLOSE_TIMEOUT);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
