package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Kafka may deliver records more than once and in a different order; the stored data is the same. */
class RedeliveryIT {

    private static final List<String> TABLES = List.of("attack_interval", "worker_second", "manifest");
    private static final String TOPIC = "test_results";
    private static final String SHUFFLED = "shuffled_results";
    private static final String GROUP = "of_shuffled_results";
    private static final int TIMES = 3;
    private static final long SEED = Long.getLong("e2e.seed", 20_261_128);

    private final LocalSystem system = LocalSystem.shared();

    @Test
    void everyRecordThreeTimesAndShuffledLeavesTheSameTables() {
        long arrived;
        String testId;
        try (CountingTarget target = new CountingTarget()) {
            testId = run(target);
            arrived = target.takeArrivals().length;
        }
        List<ConsumerRecord<byte[], byte[]>> records = TopicContent.of(system.kafkaServers(), TOPIC);
        publishShuffled(records);

        try (EmbeddedPostgres other = EmbeddedPostgres.temporary();
                var consumer = system.startConsumer(GROUP, SHUFFLED, other)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> hasReadAll(GROUP));

            assertThat(consumer.isActive()).isTrue();
            assertThat(content(other, testId)).isEqualTo(content(system.postgres(), testId));
            assertThat(LocalSystem.query(
                            other,
                            "select sum(answered) || ' ' || sum(scheduled) from attack_interval where test_id = '"
                                    + testId + "'"))
                    .isEqualTo(arrived + " " + arrived);
            assertThat(LocalSystem.query(
                            other,
                            "select sum(answered) || ' ' || sum(scheduled) from manifest where test_id = '" + testId
                                    + "'"))
                    .isEqualTo(arrived + " " + arrived);
        }
    }

    private String run(CountingTarget target) {
        String targets = Base64.getEncoder()
                .encodeToString(
                        ("GET " + target.url() + "a\n\nGET " + target.url() + "b\n").getBytes(StandardCharsets.UTF_8));
        String testId = system.api().submit("""
                {"name": "three times", "durationSeconds": 4, "ratePerSecond": 300, "workerCount": 2,
                 "targetsBase64": "%s"}
                """.formatted(targets));
        assertThat(system.reportOf(testId).get("complete").asBoolean()).isTrue();
        return testId;
    }

    private void publishShuffled(List<ConsumerRecord<byte[], byte[]>> records) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            all.addAll(records);
        }
        Collections.shuffle(all, new Random(SEED));
        // One request at a time: while the topic is being created, the second could overtake the first, which the
        // broker would then reject for good as out of order.
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", system.kafkaServers(), "max.in.flight.requests.per.connection", 1),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (ConsumerRecord<byte[], byte[]> record : all) {
                var unused = producer.send(new ProducerRecord<>(SHUFFLED, record.key(), record.value()));
            }
            producer.flush();
        }
        assertThat(TopicContent.of(system.kafkaServers(), SHUFFLED)).hasSize(TIMES * records.size());
    }

    /** All rows, without the storage time. */
    private static Map<String, String> content(EmbeddedPostgres postgres, String testId) {
        Map<String, String> content = TABLES.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> LocalSystem.query(
                                postgres,
                                "select count(*) || ':' || coalesce(md5(string_agg(r, '|' order by r)), '')"
                                        + " from (select (to_jsonb(t) - 'stored_at')::text as r from " + table
                                        + " t where test_id = '" + testId + "') rows")));
        assertThat(content.values()).noneMatch("0:"::equals);
        return content;
    }

    private boolean hasReadAll(String group) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.kafkaServers()))) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, OffsetSpec> partitions =
                    admin.describeTopics(List.of(SHUFFLED)).allTopicNames().get().get(SHUFFLED).partitions().stream()
                            .map(partition -> new TopicPartition(SHUFFLED, partition.partition()))
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return admin.listOffsets(partitions).all().get().entrySet().stream()
                    .allMatch(end -> end.getValue().offset() == 0
                            || (committed.get(end.getKey()) != null
                                    && committed.get(end.getKey()).offset()
                                            == end.getValue().offset()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
