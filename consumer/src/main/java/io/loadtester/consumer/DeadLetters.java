package io.loadtester.consumer;

import io.loadtester.consumer.DeadLetter.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.SendResult;

/**
 * Sends records that can never be stored to the dead letter topic, unchanged, with headers for the reason and the
 * original position. A record too large for the topic is reduced to these headers.
 */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final KafkaOperations<byte[], byte[]> kafka;
    private final String topic;
    private final Map<Kind, Counter> sent = new EnumMap<>(Kind.class);

    DeadLetters(KafkaOperations<byte[], byte[]> kafka, String topic, MeterRegistry meters) {
        this.kafka = kafka;
        this.topic = topic;
        for (Kind kind : Kind.values()) {
            sent.put(kind, meters.counter("loadtester.results.dead_letters", "kind", word(kind)));
        }
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Returns once Kafka has all of them; throws if Kafka refuses one. */
    void send(List<DeadLetter> deadLetters) {
        if (deadLetters.isEmpty()) {
            return;
        }
        CompletableFuture<?>[] sending = deadLetters.stream().map(this::send).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sending).join();
        deadLetters.forEach(deadLetter ->
                Objects.requireNonNull(sent.get(deadLetter.kind())).increment());
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

    /** Drops the content of a record that Kafka finds too large, because retrying it would block all others forever. */
    private CompletableFuture<?> send(DeadLetter deadLetter) {
        return send(toRecord(deadLetter))
                .exceptionallyCompose(failure -> isTooLarge(failure)
                        ? send(withoutContent(deadLetter))
                        : CompletableFuture.failedFuture(failure));
    }

    /** The producer throws for records above its own limit; the broker's limit fails the future. */
    private CompletableFuture<SendResult<byte[], byte[]>> send(ProducerRecord<byte[], byte[]> record) {
        try {
            return kafka.send(record);
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean isTooLarge(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException) {
                return true;
            }
        }
        return false;
    }

    private ProducerRecord<byte[], byte[]> withoutContent(DeadLetter deadLetter) {
        ConsumerRecord<byte[], byte[]> original = deadLetter.record();
        ProducerRecord<byte[], byte[]> stub = new ProducerRecord<>(topic, null);
        addReason(stub, deadLetter);
        int bytes = Math.max(0, original.serializedKeySize()) + Math.max(0, original.serializedValueSize());
        addHeader(stub, "left-out-bytes", Integer.toString(bytes));
        return stub;
    }

    private ProducerRecord<byte[], byte[]> toRecord(DeadLetter deadLetter) {
        ConsumerRecord<byte[], byte[]> original = deadLetter.record();
        ProducerRecord<byte[], byte[]> copy =
                new ProducerRecord<>(topic, null, original.key(), original.value(), original.headers());
        addReason(copy, deadLetter);
        return copy;
    }

    private static void addReason(ProducerRecord<byte[], byte[]> copy, DeadLetter deadLetter) {
        ConsumerRecord<byte[], byte[]> original = deadLetter.record();
        addHeader(copy, "reason", deadLetter.reason());
        addHeader(copy, "original-topic", original.topic());
        addHeader(copy, "original-partition", Integer.toString(original.partition()));
        addHeader(copy, "original-offset", Long.toString(original.offset()));
    }

    private static void addHeader(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
