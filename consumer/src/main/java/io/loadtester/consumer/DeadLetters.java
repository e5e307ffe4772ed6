package io.loadtester.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;

/** Puts aside what can never be stored: as it came, with headers that say why and where it was. */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final KafkaOperations<byte[], byte[]> kafka;
    private final String topic;
    private final Counter sent;

    DeadLetters(KafkaOperations<byte[], byte[]> kafka, String topic, MeterRegistry meters) {
        this.kafka = kafka;
        this.topic = topic;
        this.sent = meters.counter("loadtester.results.dead_letters");
    }

    /** Returns when Kafka has them all; throws if it does not take one. */
    void send(List<DeadLetter> deadLetters) {
        if (deadLetters.isEmpty()) {
            return;
        }
        CompletableFuture<?>[] sending = deadLetters.stream()
                .map(deadLetter -> kafka.send(toRecord(deadLetter)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sending).join();
        sent.increment(deadLetters.size());
        DeadLetter first = deadLetters.get(0);
        LOG.warn(
                "{} record(s) cannot be stored and went to {}; the first was offset {} of {}-{}: {}",
                deadLetters.size(),
                topic,
                first.record().offset(),
                first.record().topic(),
                first.record().partition(),
                first.reason());
    }

    private ProducerRecord<byte[], byte[]> toRecord(DeadLetter deadLetter) {
        ConsumerRecord<byte[], byte[]> original = deadLetter.record();
        ProducerRecord<byte[], byte[]> copy =
                new ProducerRecord<>(topic, null, original.key(), original.value(), original.headers());
        addHeader(copy, "reason", deadLetter.reason());
        addHeader(copy, "original-topic", original.topic());
        addHeader(copy, "original-partition", Integer.toString(original.partition()));
        addHeader(copy, "original-offset", Long.toString(original.offset()));
        return copy;
    }

    private static void addHeader(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
