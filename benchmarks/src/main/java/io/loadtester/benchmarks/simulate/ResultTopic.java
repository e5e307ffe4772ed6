package io.loadtester.benchmarks.simulate;

import io.loadtester.common.result.Published;
import io.loadtester.wire.PublishedCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The results topic: publishes results and reads the progress of a consumer group. */
final class ResultTopic implements AutoCloseable {

    private final String name;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final AtomicLong published = new AtomicLong();

    ResultTopic(String bootstrapServers, String name) {
        this.name = name;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        // Configured as in a worker, except for its timeouts and its single request in flight.
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers, "acks", "all", "compression.type", "lz4", "linger.ms", 50);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Creates the topic unless it exists, without a size limit. */
    void create(int partitions) throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
        try {
            admin.createTopics(List.of(topic.configs(Map.of("retention.bytes", "-1"))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    void publish(Published result) {
        byte[] key = PublishedCodec.key(result).getBytes(StandardCharsets.UTF_8);
        Future<RecordMetadata> unused =
                producer.send(new ProducerRecord<>(name, key, PublishedCodec.encode(result)), (where, trouble) -> {
                    if (trouble != null) {
                        failure.set(trouble);
                    }
                });
        published.incrementAndGet();
    }

    /** Waits until Kafka has everything published. */
    void flush() {
        producer.flush();
        Exception trouble = failure.get();
        if (trouble != null) {
            throw new IllegalStateException("Kafka did not take a result", trouble);
        }
    }

    long published() {
        return published.get();
    }

    /** Messages committed by a group that started at the beginning of the topic. */
    long done(String group) throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(offset -> offset.getKey().topic().equals(name) && offset.getValue() != null)
                .mapToLong(offset -> offset.getValue().offset())
                .sum();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
