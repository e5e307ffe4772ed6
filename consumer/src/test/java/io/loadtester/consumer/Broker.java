package io.loadtester.consumer;

import io.loadtester.common.result.Published;
import io.loadtester.embedded.EmbeddedKafka;
import io.loadtester.wire.PublishedCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real Kafka, with helpers to write to it and look into it. */
final class Broker implements AutoCloseable {

    private final EmbeddedKafka kafka;
    private final KafkaProducer<byte[], byte[]> producer;

    Broker(EmbeddedKafka kafka) {
        this.kafka = kafka;
        this.producer = new KafkaProducer<>(
                // One request at a time: while the topic is being created, the second could overtake the first, which
                // the broker would then reject for good as out of order.
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "linger.ms",
                        5,
                        "max.in.flight.requests.per.connection",
                        1,
                        "max.request.size",
                        8 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    void publish(String topic, List<Published> results) throws Exception {
        publishRaw(topic, results.stream().map(PublishedCodec::encode).toList());
    }

    /** Creates a topic that accepts larger records than others. */
    void createTopic(String topic, int maxMessageBytes) throws Exception {
        NewTopic large = new NewTopic(topic, Optional.of(6), Optional.empty());
        try (Admin admin = admin()) {
            admin.createTopics(List.of(large.configs(Map.of("max.message.bytes", String.valueOf(maxMessageBytes)))))
                    .all()
                    .get();
        }
    }

    /** Publishes without keys, so that records go to any partition. */
    void publishRaw(String topic, List<byte[]> values) throws Exception {
        List<Future<?>> sending = new ArrayList<>();
        for (byte[] value : values) {
            sending.add(producer.send(new ProducerRecord<>(topic, value)));
        }
        producer.flush();
        for (Future<?> sent : sending) {
            sent.get();
        }
    }

    /** Number of records in a topic, or -1 if it does not exist. */
    long size(String topic) throws Exception {
        try (Admin admin = admin()) {
            if (!admin.listTopics().names().get().contains(topic)) {
                return -1;
            }
            return admin
                    .listOffsets(partitions(admin, topic).stream()
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        }
    }

    int partitionCount(String topic) throws Exception {
        try (Admin admin = admin()) {
            return partitions(admin, topic).size();
        }
    }

    /** Number of a topic's records that a group has committed. */
    long committed(String group, String topic) throws Exception {
        try (Admin admin = admin()) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(offset -> offset.getKey().topic().equals(topic) && offset.getValue() != null)
                    .mapToLong(offset -> offset.getValue().offset())
                    .sum();
        }
    }

    List<ConsumerRecord<byte[], byte[]>> read(String topic) throws Exception {
        long size = size(topic);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers(), "auto.offset.reset", "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                Admin admin = admin()) {
            consumer.assign(partitions(admin, topic));
            while (records.size() < size) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** Does not close the broker, which belongs to the caller. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    private static List<TopicPartition> partitions(Admin admin, String topic) throws Exception {
        return admin
                .describeTopics(Collections.singleton(topic))
                .topicNameValues()
                .get(topic)
                .get()
                .partitions()
                .stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }
}
