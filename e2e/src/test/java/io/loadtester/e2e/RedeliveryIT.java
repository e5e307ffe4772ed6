package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The same topic consumed a second time from its beginning leaves every row as it was. */
class RedeliveryIT {

    private static final List<String> TABLES = List.of("attack_interval", "pulse", "manifest");

    @Test
    void consumingTheTopicTwiceChangesNothing() {
        LocalSystem system = LocalSystem.shared();
        try (CountingTarget target = new CountingTarget()) {
            String targets =
                    Base64.getEncoder().encodeToString(("GET " + target.url()).getBytes(StandardCharsets.UTF_8));
            system.reportOf(system.api().submit("""
                    {"name": "twice", "durationSeconds": 2, "ratePerSecond": 300, "workerCount": 2,
                     "targetsBase64": "%s"}
                    """.formatted(targets)));
        }
        Map<String, String> before = content(system);

        try (var second = system.startConsumer("a_second_group")) {
            await().atMost(Duration.ofSeconds(60)).until(() -> hasReadAll(system, "a_second_group"));
            assertThat(second.isActive()).isTrue();
        }

        assertThat(content(system)).isEqualTo(before);
        assertThat(before.values()).noneMatch("0:"::equals);
    }

    private static Map<String, String> content(LocalSystem system) {
        return TABLES.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> system.query("select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by"
                                + " t::text)), '') from " + table + " t")));
    }

    private static boolean hasReadAll(LocalSystem system, String group) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.kafkaServers()))) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var partitions = admin
                    .describeTopics(List.of("test_results"))
                    .allTopicNames()
                    .get()
                    .get("test_results")
                    .partitions()
                    .stream()
                    .map(partition -> new TopicPartition("test_results", partition.partition()))
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
